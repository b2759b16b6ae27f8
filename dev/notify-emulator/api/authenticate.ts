import { createHmac, timingSafeEqual } from "node:crypto";
import { NotifyError } from "./notify-error.ts";

const CLOCK_TOLERANCE_SECONDS = 30;
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
const NOT_A_TOKEN =
  "Invalid token: make sure your API token matches the example at https://docs.notifications.service.gov.uk/rest-api.html#authorisation-header";

interface Keys {
  readonly serviceId: string;
  /** The secrets of the service's API keys; any of them will do. */
  readonly secrets: readonly string[];
}

/**
 * Checks the token of a request as Notify does: a JWT signed with HS256 by one of the service's secrets, issued by the
 * service within 30 seconds of this machine's clock. Throws NotifyError 401 or 403.
 */
export function authenticate(authorization: string | undefined, { serviceId, secrets }: Keys): void {
  if (authorization === undefined)
    throw new NotifyError(401, "AuthError", "Unauthorized: authentication token must be provided");
  if (!/^bearer /i.test(authorization))
    throw new NotifyError(401, "AuthError", "Unauthorized: authentication bearer scheme must be used");

  const [header = "", claims = "", signature = ""] = authorization.slice("Bearer ".length).split(".");
  const { alg } = decode(header);
  const { iss, iat } = decode(claims);
  if (iss === undefined) throw refused("iss field not provided");
  if (typeof iss !== "string" || !UUID.test(iss)) throw refused("service id is not the right data type");
  if (iss.toLowerCase() !== serviceId.toLowerCase()) throw refused("service not found");
  if (alg !== "HS256") throw refused("algorithm used is not HS256");
  if (!secrets.some((secret) => isSignedBy(secret, `${header}.${claims}`, signature)))
    throw refused("API key not found");
  // The host's clock, not the outbox's: the client stamps its tokens with the host's.
  if (typeof iat !== "number" || Math.abs(Date.now() / 1000 - iat) > CLOCK_TOLERANCE_SECONDS) {
    throw new NotifyError(403, "AuthError", "Error: Your system clock must be accurate to within 30 seconds");
  }
}

function refused(reason: string): NotifyError {
  return new NotifyError(403, "AuthError", `Invalid token: ${reason}`);
}

function decode(part: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    if (typeof value === "object" && value !== null) return { ...value };
  } catch {
    // Not base64url or not JSON: the same answer as for any other nonsense.
  }
  throw new NotifyError(403, "AuthError", NOT_A_TOKEN);
}

function isSignedBy(secret: string, signed: string, signature: string): boolean {
  const expected = createHmac("sha256", secret).update(signed).digest();
  const given = Buffer.from(signature, "base64url");
  return given.length === expected.length && timingSafeEqual(given, expected);
}
