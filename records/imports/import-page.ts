import { and, count, eq, exists, gte, lte, ne, not } from "drizzle-orm";
import { unsealJson } from "../crypto/sealed-json.ts";
import type { Records } from "../records.ts";
import { importRows, imports } from "../schema/imports.ts";
import type { RowOutcome } from "./mark-rows.ts";

export interface PendingRow {
  readonly line: number;
  /** As they were in the file; absent once the campaign's key has been destroyed. */
  readonly columns?: Readonly<Record<string, string>>;
}

export interface ImportPage {
  /** Rows nothing has been said of, in the order of the file. */
  readonly pending: readonly PendingRow[];
  /** Rows from the first line on to the last of these of which something has been: a page is done again, or a file. */
  readonly settled: Readonly<Record<RowOutcome["status"], number>>;
}

/** The next rows of a file of one campaign to become cases, at most `size`; none of a file that is another campaign's. */
export async function importPage(
  { db, keys }: Records,
  { importId, campaignCaseId }: { readonly importId: string; readonly campaignCaseId: string },
  fromLine: number,
  size: number,
): Promise<ImportPage> {
  const file = db
    .select({ importId: imports.importId })
    .from(imports)
    .where(and(eq(imports.importId, importId), eq(imports.campaignCaseId, campaignCaseId), not(imports.uploading)));
  const ofFile = and(eq(importRows.importId, importId), gte(importRows.line, fromLine), exists(file));
  const rows = await db
    .select({ line: importRows.line, columns: importRows.columns })
    .from(importRows)
    .where(and(ofFile, eq(importRows.status, "pending")))
    .orderBy(importRows.line)
    .limit(size);
  // The last page counts to the end of the file.
  const last = rows.length === size ? rows.at(-1)?.line : undefined;
  const counted = await db
    .select({ status: importRows.status, lines: count() })
    .from(importRows)
    .where(and(ofFile, ne(importRows.status, "pending"), last === undefined ? undefined : lte(importRows.line, last)))
    .groupBy(importRows.status);
  const key = await keys.find(campaignCaseId);
  return {
    pending: rows.map(({ line, columns: sealed }) => {
      const columns = unsealJson<Readonly<Record<string, string>>>(key, sealed);
      return { line, ...(columns && { columns }) };
    }),
    settled: {
      started: 0,
      already: 0,
      refused: 0,
      ...Object.fromEntries(counted.map(({ status, lines }) => [status, lines])),
    },
  };
}
