import { and, asc, gt } from "drizzle-orm";
import type { Records } from "../records.ts";
import { cases } from "../schema/cases.ts";
import { ofFilter, type CaseFilter } from "./case-filter.ts";
import { caseSummary, summaryColumns, type CaseSummary } from "./case-summary.ts";

/**
 * So many cases of a filter in order of case id, those after the given one. For reading all of them: an id never
 * changes, so that no case is missed or met twice because its deadline moved between two pages.
 */
export async function casesInTurn(
  { db }: Records,
  filter: CaseFilter,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<readonly CaseSummary[]> {
  const rows = await db
    .select(summaryColumns)
    .from(cases)
    .where(and(...ofFilter(filter), after === undefined ? undefined : gt(cases.caseId, after)))
    .orderBy(asc(cases.caseId))
    .limit(limit);
  return rows.map(caseSummary);
}
