import { sql } from "drizzle-orm";
import { sealJson } from "../crypto/sealed-json.ts";
import type { Records } from "../records.ts";
import { asRecordset, namesOf, recordset } from "../recordset.ts";
import { importRows } from "../schema/imports.ts";
import type { Upload } from "./begin-upload.ts";

export interface UploadedRow {
  readonly line: number;
  readonly columns: Readonly<Record<string, string>>;
}

/** Stores some rows of a file that is coming in, in one statement, their columns encrypted with the campaign's key. */
export async function appendRows(
  { db, keys }: Records,
  { importId, campaignCaseId }: Upload,
  rows: readonly UploadedRow[],
): Promise<void> {
  const key = await keys.of(campaignCaseId);
  const sealed = rows.map(({ line, columns }) => {
    return { importId, line, columns: sealJson(key, columns), status: "pending" as const, reasons: [] };
  });
  const names = sql.join([...namesOf(importRows)], sql`, `);
  const given = recordset(importRows, sql`${asRecordset(importRows, sealed)}`);
  await db.execute(sql`insert into ${importRows} (${names}) select ${names} from ${given}`);
}
