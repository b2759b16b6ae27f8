import { and, sql, type SQL } from "drizzle-orm";
import type { Records } from "../records.ts";
import { cases } from "../schema/cases.ts";
import { ofFilter, type CaseFilter } from "./case-filter.ts";
import { caseSummary, summaryColumns, type CaseSummary } from "./case-summary.ts";
import { pageOf, readCursor, type Cursor, type Page } from "./cursor.ts";

export interface CasePage extends CaseFilter {
  readonly after?: Cursor;
  readonly limit: number;
}

/** Cases by next deadline, those without one last. Throws CursorInvalid. */
export async function listCases({ db }: Records, filter: CasePage): Promise<Page<CaseSummary>> {
  const { limit, after } = filter;
  const rows = await db
    .select(summaryColumns)
    .from(cases)
    .where(and(...ofFilter(filter), after === undefined ? undefined : beyond(after)))
    .orderBy(cases.nextDeadlineWall, cases.caseId)
    .limit(limit + 1);
  const { items, ...next } = pageOf(rows, limit, (row) => [row.nextDeadlineWall, row.caseId]);
  return { items: items.map(caseSummary), ...next };
}

function beyond(after: Cursor): SQL {
  const [deadline, caseId] = readCursor<string>(after, "string");
  return sql`(${cases.nextDeadlineWall}, ${cases.caseId}) > (${sql.param(deadline, cases.nextDeadlineWall)}, ${caseId})`;
}
