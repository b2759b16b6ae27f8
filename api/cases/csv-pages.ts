import type { CaseService } from "../../cases/case-service.ts";
import { casesInTurn } from "../../records/queries/cases-in-turn.ts";
import type { CaseFilter } from "../../records/queries/case-filter.ts";
import { fromRecords } from "../away/from-records.ts";
import { csvRow } from "../csv/csv-row.ts";
import { CASE_COLUMNS, caseCells } from "./case-columns.ts";

/** Cases read at once: little enough to hold, and to answer other requests in between. */
const AT_ONCE = 500;

/** Without it the spreadsheet most people have takes UTF-8 for something else. */
const BYTE_ORDER_MARK = "\ufeff";

/**
 * Every case of a filter as the text of a CSV file, page by page, the header with the first. Each page is read when the
 * one before has been taken. Throws RecordsAway.
 */
export async function* csvPages(
  service: CaseService,
  filter: CaseFilter,
  limit = AT_ONCE,
): AsyncGenerator<string, void, undefined> {
  let after: string | undefined;
  let head = BYTE_ORDER_MARK + csvRow(CASE_COLUMNS);
  for (;;) {
    const from = { after, limit };
    const page = await fromRecords(service, (records) => casesInTurn(records, filter, from));
    yield head + page.map((found) => csvRow(caseCells(found))).join("");
    if (page.length < limit) return;
    head = "";
    after = page.at(-1)?.caseId;
  }
}
