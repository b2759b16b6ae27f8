import { arrayOverlaps, eq, inArray, isNull, or, type SQL } from "drizzle-orm";
import { cases } from "../schema/cases.ts";
import type { CaseSummary } from "./case-summary.ts";

/** For whom cases are read: to anybody else a case outside these is as if it were not there. */
export interface Viewer {
  /** Of these processes; absent for all there are. */
  readonly processes?: readonly string[];
  /** Of these regions, and those that have none; absent for all. */
  readonly regions?: readonly string[];
  /** The ids by which a case may be restricted to them. */
  readonly staffIds: readonly string[];
}

/** The cases a viewer may know of, as conditions on the row of the case. */
export function seenBy({ processes, regions, staffIds }: Viewer): (SQL | undefined)[] {
  return [
    processes && inArray(cases.process, [...processes]),
    regions && or(isNull(cases.region), inArray(cases.region, [...regions])),
    or(eq(cases.restrictedTo, []), staffIds.length > 0 ? arrayOverlaps(cases.restrictedTo, [...staffIds]) : undefined),
  ];
}

/** Whether a viewer may know of a case: the same rule. */
export function mayKnowOf(
  { processes, regions, staffIds }: Viewer,
  { process, region, restrictedTo }: Pick<CaseSummary, "process" | "region" | "restrictedTo">,
): boolean {
  if (processes && !processes.includes(process)) return false;
  if (regions && region !== undefined && !regions.includes(region)) return false;
  return restrictedTo.length === 0 || restrictedTo.some((id) => staffIds.includes(id));
}
