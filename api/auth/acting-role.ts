import type { Actor } from "../../machines/shared/actor.ts";
import { notYourRole } from "./forbidden.ts";
import type { Principal } from "./principal.ts";

/** Whether one of somebody's roles is among those allowed. */
export function hasOneOf({ roles }: Principal, allowed: readonly string[]): boolean {
  return allowed.some((role) => (roles as readonly string[]).includes(role));
}

/**
 * Somebody in the role that allows what they do: the first of those allowed that they have, which is the one written
 * down. Throws ProblemError when they have none.
 */
export function actorIn(principal: Principal, allowed: readonly string[]): Actor {
  const role = allowed.find((each) => hasOneOf(principal, [each]));
  if (role === undefined) throw notYourRole(allowed);
  return { id: principal.id, displayName: principal.displayName, role };
}
