import { contracts } from "../../machines/contracts.ts";
import type { ProcessContract } from "../../machines/shared/process-contract.ts";
import type { Role } from "../../machines/shared/roles.ts";

/**
 * What a role may be allowed, named by process: `optInLetter:start`, `optInLetter:read`, `optInLetter:send:optedIn`,
 * `optInLetter:renewCalendar`, `optInLetter:submitRoster`.
 */
export type Permission = `${string}:${"start" | "read" | "renewCalendar" | "submitRoster" | `send:${string}`}`;

/**
 * Every permission with the roles that have it, the first being the one an act is recorded under when somebody has
 * several. Taken from the contracts: nothing is allowed that no contract says.
 */
export const ROLES_BY_PERMISSION: ReadonlyMap<Permission, readonly string[]> = new Map(
  Object.values<ProcessContract>(contracts).flatMap(permissionsOf),
);

/** The same by role: what each may do. */
export const PERMISSIONS_BY_ROLE: ReadonlyMap<string, readonly Permission[]> = byRole();

/** The roles that may do something; none for what no contract knows. */
export function rolesWith(permission: Permission): readonly string[] {
  return ROLES_BY_PERMISSION.get(permission) ?? [];
}

/** The processes whose cases somebody with these roles may read. */
export function readableBy(roles: readonly Role[]): readonly string[] {
  return Object.keys(contracts).filter((process) =>
    rolesWith(`${process}:read`).some((role) => (roles as readonly string[]).includes(role)),
  );
}

/** What a contract allows, and to which roles. */
export function permissionsOf(contract: ProcessContract): [Permission, readonly string[]][] {
  const { process, startedBy, events, readBy, members } = contract;
  const sends = Object.entries(events).map(([event, { sentBy }]) => [`${process}:send:${event}`, sentBy] as const);
  // Cases tell each other, too, as `system`: that is no role of anybody's.
  const involved = [...new Set([...startedBy, ...sends.flatMap(([, sentBy]) => sentBy)])].filter(
    (role) => role !== "system",
  );
  return [
    [`${process}:start`, startedBy],
    [`${process}:read`, readBy ?? involved],
    [`${process}:renewCalendar`, involved],
    ...(members ? [[`${process}:submitRoster`, startedBy] satisfies [Permission, readonly string[]]] : []),
    ...sends.map(([permission, sentBy]): [Permission, readonly string[]] => [permission, sentBy]),
  ];
}

function byRole(): Map<string, Permission[]> {
  const permissions = new Map<string, Permission[]>();
  for (const [permission, roles] of ROLES_BY_PERMISSION) {
    for (const role of roles) permissions.set(role, [...(permissions.get(role) ?? []), permission]);
  }
  return permissions;
}
