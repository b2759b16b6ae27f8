import { z } from "zod";
import { ON_BEHALF_OF, rolesOf } from "./authorities.ts";
import type { Principal } from "./principal.ts";
import { TokenRefused } from "./token-refused.ts";

/** Printable and without spaces, and not the name the service itself goes by. */
const id = z
  .string()
  .regex(/^[^\s\p{C}]{1,200}$/u)
  .refine((value) => value.toLowerCase() !== "system");

/** What is read of a token's claims, by the conventions of HMPPS Auth; the rest is let pass. */
const tokenClaims = z.object({
  sub: id,
  client_id: id,
  user_name: id.nullish(),
  user_uuid: id.nullish(),
  name: z.string().nullish(),
  auth_source: z.string().nullish(),
  grant_type: z.string().nullish(),
  authorities: z.array(z.string()).default([]),
  /** Ours: names of regions. Without it a token is for all; one that is malformed is refused, for it was meant to limit. */
  regions: z.union([z.literal("all"), z.array(z.string())]).default("all"),
});

type TokenClaims = z.output<typeof tokenClaims>;

const LONGEST_NAME = 100;

/** Whom a verified token speaks for, and whether the application may say itself who it acts for. */
export interface Identified {
  readonly principal: Principal;
  readonly actsForOthers: boolean;
}

/** Throws TokenRefused when the claims do not say who asks. */
export function identified(claims: unknown): Identified {
  const parsed = tokenClaims.safeParse(claims);
  if (!parsed.success) throw new TokenRefused("claims");
  const { sub, client_id: client, user_name, user_uuid, name, authorities, regions } = parsed.data;
  const byItself = isApplication(parsed.data);
  // HMPPS applications name the user they act for when they ask for their own token: it is then the subject.
  const user = user_name ?? (byItself && sub === client ? undefined : sub);
  const principal: Principal = {
    kind: byItself ? "application" : "person",
    id: user ?? client,
    displayName: legible(name) ?? user ?? client,
    staffIds: user === undefined ? [] : [user, ...(user_uuid ? [user_uuid] : [])],
    client,
    roles: rolesOf(authorities),
    regions,
  };
  return { principal, actsForOthers: byItself && user === undefined && authorities.includes(ON_BEHALF_OF) };
}

/** Issued by client credentials. Where the grant is not said: no directory of people has vouched for anybody. */
function isApplication({ grant_type: grant, auth_source: source, sub, client_id: client }: TokenClaims): boolean {
  if (grant) return grant === "client_credentials";
  return sub === client || !source || source === "none";
}

/** A name as it may stand on a timeline; nothing when there is none. */
function legible(name: string | null | undefined): string | undefined {
  const cleaned = name?.replaceAll(/\p{C}/gu, "").trim().slice(0, LONGEST_NAME);
  return cleaned === "" ? undefined : cleaned;
}
