import { ROLES, type Role } from "../../machines/shared/roles.ts";

/** What every authority of this service begins with in a token: `ROLE_THROUGHCARE__PRACTITIONER`. */
const PREFIX = "ROLE_THROUGHCARE__";

/** An application that says itself who it acts for, in `X-Actor-…`. Not a role in a process. */
export const ON_BEHALF_OF = `${PREFIX}ON_BEHALF_OF`;

/** The authority that a token carries for a role: `hrLead` is `ROLE_THROUGHCARE__HR_LEAD`. */
export function authorityOf(role: string): string {
  return `${PREFIX}${role.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

const ROLE_BY_AUTHORITY = new Map(Object.keys(ROLES).map((role) => [authorityOf(role), role as Role]));

/** The roles that authorities stand for. Those of other services are let pass; `system` is nobody's to have. */
export function rolesOf(authorities: readonly string[]): readonly Role[] {
  return [...new Set(authorities)].flatMap((authority) => ROLE_BY_AUTHORITY.get(authority) ?? []);
}
