import { and, arrayContains, eq, lt, sql, type SQL } from "drizzle-orm";
import type { Instant } from "../../machines/shared/time.ts";
import type { CaseState } from "../case-commit.ts";
import type { Records } from "../records.ts";
import { cases } from "../schema/cases.ts";
import { caseSummary, summaryColumns, type CaseSummary } from "./case-summary.ts";
import { pageOf, readCursor, type Cursor, type Page } from "./cursor.ts";
import { seenBy, type Viewer } from "./viewer.ts";

export interface CaseFilter {
  readonly process?: string;
  /** A state or one around it: `optedIn` finds `optedIn.windowOpen`. */
  readonly state?: string;
  /** The next deadline is before this instant of the clock on the wall, wherever the case's own clock stands. */
  readonly dueBefore?: Instant;
  readonly memberOf?: string;
  readonly status?: CaseState["status"];
  /** Only cases this viewer may know of. */
  readonly viewer?: Viewer;
  readonly after?: Cursor;
  readonly limit: number;
}

/** Cases by next deadline, those without one last. Throws CursorInvalid. */
export async function listCases({ db }: Records, filter: CaseFilter): Promise<Page<CaseSummary>> {
  const { limit } = filter;
  const rows = await db
    .select(summaryColumns)
    .from(cases)
    .where(and(...conditions(filter)))
    .orderBy(cases.nextDeadlineWall, cases.caseId)
    .limit(limit + 1);
  const { items, ...next } = pageOf(rows, limit, (row) => [row.nextDeadlineWall, row.caseId]);
  return { items: items.map(caseSummary), ...next };
}

function conditions({ process, state, dueBefore, memberOf, status, viewer, after }: CaseFilter): (SQL | undefined)[] {
  return [
    process === undefined ? undefined : eq(cases.process, process),
    state === undefined ? undefined : arrayContains(cases.states, [state]),
    dueBefore === undefined ? undefined : lt(cases.nextDeadlineWall, dueBefore),
    memberOf === undefined ? undefined : eq(cases.memberOf, memberOf),
    status === undefined ? undefined : eq(cases.status, status),
    ...(viewer ? seenBy(viewer) : []),
    after === undefined ? undefined : beyond(after),
  ];
}

function beyond(after: Cursor): SQL {
  const [deadline, caseId] = readCursor<string>(after, "string");
  return sql`(${cases.nextDeadlineWall}, ${cases.caseId}) > (${sql.param(deadline, cases.nextDeadlineWall)}, ${caseId})`;
}
