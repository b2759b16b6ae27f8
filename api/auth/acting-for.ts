import type { IncomingHttpHeaders } from "node:http";
import { z } from "zod";
import type { Role } from "../../machines/shared/roles.ts";
import { ProblemError } from "../problems/problem-error.ts";
import { headerName } from "../requests/header-name.ts";
import { ON_BEHALF_OF } from "./authorities.ts";
import { forbidden } from "./forbidden.ts";
import type { Principal } from "./principal.ts";
import type { Identified } from "./token-claims.ts";

const word = (pattern: RegExp, message: string): z.ZodString => z.string().regex(pattern, message);

/** Names that the service itself goes by: nobody else may. */
const notSystem = (value: string): boolean => value.toLowerCase() !== "system";

const ONLY = `Only of an application with the authority ${ON_BEHALF_OF} and a token of its own.`;

/** The headers by which a trusted application says who it acts for. */
export const actingForHeaders = z.object({
  "x-actor-id": word(/^[\w.@:-]{1,100}$/, "Must be 1 to 100 letters, digits or . _ @ : -")
    .refine(notSystem, "Must not be the service's own")
    .optional()
    .meta({ description: `Who the application acts for. ${ONLY}` }),
  "x-actor-name": word(/^[\x20-\x7e\xa0-\xff]{1,100}$/, "Must be 1 to 100 characters of Latin-1")
    .optional()
    .meta({ description: `Their name, for timelines. ${ONLY}` }),
  "x-actor-role": word(/^[A-Za-z][A-Za-z0-9]{0,49}$/, "Must be 1 to 50 letters or digits, a letter first")
    .refine(notSystem, "Must not be the service's own")
    .optional()
    .meta({ description: `The role they do it in, one of the application's. ${ONLY}` }),
});

const NAMES = Object.keys(actingForHeaders.shape);

/**
 * Who asks: whom the token speaks for, or, of an application trusted to say so, whom its headers name. Headers of
 * anybody else are refused, not let pass: what they ask for would be written down under another name than they think.
 * Throws ProblemError.
 */
export function actingFor({ principal, actsForOthers }: Identified, headers: IncomingHttpHeaders): Principal {
  const sent = NAMES.filter((name) => headers[name] !== undefined);
  if (sent.length === 0) return principal;
  if (!actsForOthers) throw notTrusted(sent);
  const parsed = actingForHeaders.safeParse(headers);
  if (!parsed.success) throw invalid(parsed.error);
  const { "x-actor-id": id, "x-actor-name": displayName, "x-actor-role": role } = parsed.data;
  if (id === undefined) throw withoutId();
  if (role !== undefined && !(principal.roles as readonly string[]).includes(role)) {
    throw notItsRole();
  }
  return {
    ...principal,
    id,
    displayName: displayName ?? id,
    staffIds: [id],
    ...(role !== undefined && { roles: [role as Role] }),
  };
}

function notTrusted(sent: readonly string[]): ProblemError {
  const message = `Leave it out: the token says who asks. It takes the authority ${ON_BEHALF_OF} in an application's own token`;
  const reasons = sent.map((name) => ({ code: "notTrusted", field: headerName(name), message }));
  return forbidden("This token does not allow to act for somebody else by X-Actor-… headers", reasons);
}

function notItsRole(): ProblemError {
  const message = "Must be one of the roles that the application's token has";
  return forbidden("An application lends those it acts for its own roles, and no other", [
    { code: "notItsRole", field: "X-Actor-Role", message },
  ]);
}

function withoutId(): ProblemError {
  const reasons = [{ code: "missing", field: "X-Actor-Id", message: "Is required with the other X-Actor-… headers" }];
  return new ProblemError("invalidRequest", "The headers are not valid; see the reasons", { reasons });
}

function invalid(error: z.ZodError): ProblemError {
  const reasons = error.issues.map(({ code, message, path }) => ({
    code,
    field: headerName(String(path[0])),
    message,
  }));
  return new ProblemError("invalidRequest", "The headers are not valid; see the reasons", { reasons });
}
