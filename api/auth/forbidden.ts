import { ROLES, type Role } from "../../machines/shared/roles.ts";
import type { Refusal } from "../../machines/shared/process-definition.ts";
import { ProblemError } from "../problems/problem-error.ts";
import { authorityOf } from "./authorities.ts";

/** RFC 6750: the token holds, and does not allow this. */
const CHALLENGE = { "www-authenticate": 'Bearer realm="throughcare", error="insufficient_scope"' };

/** Somebody who is known may not do this. */
export function forbidden(detail: string, reasons: readonly Refusal[]): ProblemError {
  return new ProblemError("forbidden", detail, { reasons }, CHALLENGE);
}

/** None of somebody's roles may do this; says which may, and what they are called in a token. */
export function notYourRole(allowed: readonly string[]): ProblemError {
  const people = allowed.filter((role) => role !== "system");
  if (people.length === 0) {
    const message = "Only the service itself does this, never somebody from outside";
    return forbidden(message, [{ code: "onlyTheService", message }]);
  }
  return forbidden(
    `This takes one of these roles: ${people.map(inWords).join(", ")}`,
    people.map((role) => ({ code: "roleNeeded", message: `${role}, by the authority ${authorityOf(role)}` })),
  );
}

function inWords(role: string): string {
  return ROLES[role as Role] ?? role;
}
