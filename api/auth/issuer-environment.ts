import { z } from "zod";
import { EnvironmentIncomplete } from "../../cases/environment.ts";
import { isLoopback } from "../listening/is-loopback.ts";
import { DEVELOPMENT_ISSUER } from "./development-issuer.ts";
import type { Issuer } from "./issuer.ts";

const NOT_IN_THE_CLEAR = "must be https: in the clear anybody on the way could put their own in its place";

const safe = z.url({ protocol: /^https?$/, error: "must be an https address", abort: true }).refine(
  (address) => {
    const { protocol, hostname } = new URL(address);
    return protocol === "https:" || isLoopback(hostname);
  },
  { error: NOT_IN_THE_CLEAR },
);

/** Whom the service trusts, from its environment. Without all of it the service does not start. */
export const issuerEnvironment = {
  AUTH_ISSUER: safe
    .refine((issuer) => issuer.replace(/\/$/, "") !== DEVELOPMENT_ISSUER, {
      error: "must not be the issuer of development, from whom anybody gets any token",
    })
    .describe("Issuer of tokens, to the letter as in `iss`"),
  AUTH_JWKS_URL: safe.describe("Where the issuer publishes its keys"),
  AUTH_AUDIENCE: z
    .string()
    .regex(/^[^\s,]+(,[^\s,]+)*$/, "must be one or more audiences, comma-separated")
    .describe("What tokens for this service have in `aud`"),
};

/**
 * Refuses to listen beyond the loopback with an issuer on it, which no other machine has: whoever runs it may make
 * themselves any token. Throws EnvironmentIncomplete.
 */
export function refuseOwnIssuerBeyondLoopback({ AUTH_ISSUER, HOST }: { AUTH_ISSUER: string; HOST: string }): void {
  if (isLoopback(HOST) || !isLoopback(new URL(AUTH_ISSUER).hostname)) return;
  const fault = "must not be on this machine's own address while HOST is more than that";
  throw new EnvironmentIncomplete([{ variable: "AUTH_ISSUER", what: "Issuer of tokens", fault }]);
}

/** The issuer that {@link issuerEnvironment} names. */
export function issuerOf(environment: z.output<z.ZodObject<typeof issuerEnvironment>>): Issuer {
  return {
    issuer: environment.AUTH_ISSUER,
    jwksUrl: environment.AUTH_JWKS_URL,
    audience: environment.AUTH_AUDIENCE.split(","),
  };
}
