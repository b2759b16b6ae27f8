import { sql } from "drizzle-orm";
import type { Records } from "../records.ts";
import { asRecordset, recordset } from "../recordset.ts";
import { importRows } from "../schema/imports.ts";

/** What became of a line: a case started, a case that was there already, or reasons without personal data. */
export type RowOutcome =
  | { readonly line: number; readonly status: "started" | "already"; readonly caseId: string }
  | { readonly line: number; readonly status: "refused"; readonly reasons: readonly string[] };

/** Writes down what became of some lines of a file. The first word on a line stays, so that a page can be done again. */
export async function markRows({ db }: Records, importId: string, outcomes: readonly RowOutcome[]): Promise<void> {
  const rows = sql`${asRecordset(
    importRows,
    outcomes.map((outcome) => ({ reasons: [], ...outcome })),
  )}`;
  await db
    .update(importRows)
    .set({ status: sql`given.status`, reasons: sql`given.reasons`, caseId: sql`given.case_id` })
    .from(sql`${recordset(importRows, rows)} as given`)
    .where(
      sql`${importRows.importId} = ${importId} and ${importRows.line} = given.line and ${importRows.status} = 'pending'`,
    )
    .prepare("markRows")
    .execute();
}
