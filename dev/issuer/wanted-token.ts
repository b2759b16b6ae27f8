import { AssertionError } from "node:assert";
import { createHash } from "node:crypto";
import { z } from "zod";
import { authorityOf } from "../../api/auth/authorities.ts";
import { ROLES } from "../../machines/shared/roles.ts";
import { REGIONS } from "../../machines/shared/fields.ts";

/** Where tokens of development are for. */
export const AUDIENCE = "throughcare";

/** Who somebody is that says nothing else. */
export const LOCAL_USER = "LOCAL_USER";
export const LOCAL_NAME = "Local user";

const DAY_S = 86_400;

const listOf = <const Name extends string>(names: readonly [Name, ...Name[]]) =>
  z
    .string()
    .transform((text) => text.split(","))
    .pipe(z.array(z.enum(names)).min(1));

/** What may be asked of the issuer of development, beside what OAuth has: anything, for it trusts everybody. */
const wantedToken = z.object({
  client_id: z.string().min(1).default("local"),
  /** Comma-separated; every role unless told. */
  role: listOf(Object.keys(ROLES) as [string, ...string[]]).optional(),
  username: z.string().min(1).optional(),
  name: z.string().min(1).optional(),
  /** Comma-separated; all regions unless told. */
  region: listOf(REGIONS).optional(),
  /** Authorities beyond roles, comma-separated. */
  authority: z.string().optional(),
  /** Seconds for which it holds. */
  ttl: z.coerce
    .number<string>()
    .int()
    .min(1)
    .max(DAY_S * 365)
    .default(DAY_S),
});

export type WantedToken = z.output<typeof wantedToken>;

/**
 * Reads what was asked; what is empty, as in a form, was not. Throws an AssertionError, which the server answers with
 * what it says.
 */
export function wanted(parameters: Readonly<Record<string, unknown>>): WantedToken {
  const given = Object.entries(parameters).filter(([, value]) => value !== "");
  const parsed = wantedToken.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  throw new AssertionError({ message: z.prettifyError(parsed.error) });
}

/** The claims of such a token, as HMPPS Auth would make them. */
export function claimsOf(asked: WantedToken, grant: string): Readonly<Record<string, unknown>> {
  const { client_id, role = Object.keys(ROLES), region, authority, name } = asked;
  const byItself = grant === "client_credentials";
  const username = asked.username ?? (byItself ? undefined : LOCAL_USER);
  return {
    aud: AUDIENCE,
    client_id,
    grant_type: grant,
    sub: username ?? client_id,
    auth_source: byItself ? "none" : "auth",
    ...(username !== undefined && { user_name: username, user_uuid: uuidOf(username) }),
    ...(username !== undefined && { name: name ?? LOCAL_NAME }),
    authorities: [...role.map(authorityOf), ...(authority?.split(",") ?? [])],
    ...(region && { regions: region }),
  };
}

function uuidOf(username: string): string {
  const hex = createHash("sha256").update(username).digest("hex");
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, "$1-$2-4$3-8$4-$5");
}
