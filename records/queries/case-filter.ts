import { arrayContains, eq, lt, type SQL } from "drizzle-orm";
import type { Instant } from "../../machines/shared/time.ts";
import type { CaseState } from "../case-commit.ts";
import { cases } from "../schema/cases.ts";
import { seenBy, type Viewer } from "./viewer.ts";

/** Which cases are asked for, whatever their order. */
export interface CaseFilter {
  readonly process?: string;
  /** A state or one around it: `optedIn` finds `optedIn.windowOpen`. */
  readonly state?: string;
  /** The next deadline is before this instant of the clock on the wall, wherever the case's own clock stands. */
  readonly dueBefore?: Instant;
  readonly memberOf?: string;
  readonly region?: string;
  readonly status?: CaseState["status"];
  /** Only cases this viewer may know of. */
  readonly viewer?: Viewer;
}

/** The cases of a filter, as conditions on the row of the case. */
export function ofFilter(filter: CaseFilter): (SQL | undefined)[] {
  const { process, state, dueBefore, memberOf, region, status, viewer } = filter;
  return [
    process === undefined ? undefined : eq(cases.process, process),
    state === undefined ? undefined : arrayContains(cases.states, [state]),
    dueBefore === undefined ? undefined : lt(cases.nextDeadlineWall, dueBefore),
    memberOf === undefined ? undefined : eq(cases.memberOf, memberOf),
    region === undefined ? undefined : eq(cases.region, region),
    status === undefined ? undefined : eq(cases.status, status),
    ...(viewer ? seenBy(viewer) : []),
  ];
}
