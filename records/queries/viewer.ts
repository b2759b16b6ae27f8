import { eq, inArray, isNull, or, sql, type SQL } from "drizzle-orm";
import { namesOneOf, staffIdCompared } from "../../machines/shared/staff-ids.ts";
import { cases } from "../schema/cases.ts";
import type { CaseSummary } from "./case-summary.ts";

/** For whom cases are read: to anybody else a case outside these is as if it were not there. */
export interface Viewer {
  /** Of these processes; absent for all there are. */
  readonly processes?: readonly string[];
  /** Of these regions, and those that have none; absent for all. */
  readonly regions?: readonly string[];
  /** The ids by which a case may be restricted to them, in capitals or not. */
  readonly staffIds: readonly string[];
}

/** The cases a viewer may know of, as conditions on the row of the case. */
export function seenBy({ processes, regions, staffIds }: Viewer): (SQL | undefined)[] {
  return [
    processes && inArray(cases.process, [...processes]),
    regions && or(isNull(cases.region), inArray(cases.region, [...regions])),
    or(eq(cases.restrictedTo, []), staffIds.length > 0 ? restrictedToOneOf(staffIds) : undefined),
  ];
}

/**
 * The same rule as `staffIdCompared`, for a list as it was typed. Only few cases are restricted: for the others the list
 * is not looked at. Ids hold no sign that means anything in the text of an array.
 */
function restrictedToOneOf(staffIds: readonly string[]): SQL {
  const compared = sql.param(staffIds.map(staffIdCompared), cases.restrictedTo);
  return sql`lower(${cases.restrictedTo}::text collate "C")::text[] && ${compared}::text[]`;
}

/** Whether a viewer may know of a case: the same rule. */
export function mayKnowOf(
  { processes, regions, staffIds }: Viewer,
  { process, region, restrictedTo }: Pick<CaseSummary, "process" | "region" | "restrictedTo">,
): boolean {
  if (processes && !processes.includes(process)) return false;
  if (regions && region !== undefined && !regions.includes(region)) return false;
  return restrictedTo.length === 0 || namesOneOf(restrictedTo, staffIds);
}
