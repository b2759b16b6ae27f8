import type { IdentifierKind } from "../machines/shared/case-opening.ts";

/** What HMPPS calls each kind of identifier in `personReference`; an employee number is our own, of a member of staff. */
export const IDENTIFIER_TYPES: Readonly<Record<IdentifierKind, string>> = {
  crn: "CRN",
  prisonNumber: "NOMS",
  employeeNumber: "EMPLOYEE",
};
