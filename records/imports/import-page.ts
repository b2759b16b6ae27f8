import { and, eq, gte } from "drizzle-orm";
import { unsealJson } from "../crypto/sealed-json.ts";
import type { Records } from "../records.ts";
import { importRows, imports } from "../schema/imports.ts";

export interface ImportedRow {
  readonly line: number;
  /** As they were in the file; absent once the campaign's key has been destroyed. */
  readonly columns?: Readonly<Record<string, string>>;
  readonly status: (typeof importRows.$inferSelect)["status"];
  readonly reasons: readonly string[];
  readonly caseId?: string;
}

/** The lines of a file from one on, at most `size` of them. */
export async function importPage(
  { db, keys }: Records,
  importId: string,
  fromLine: number,
  size: number,
): Promise<readonly ImportedRow[]> {
  const rows = await db
    .select({ row: importRows, campaignCaseId: imports.campaignCaseId })
    .from(importRows)
    .innerJoin(imports, eq(imports.importId, importRows.importId))
    .where(and(eq(importRows.importId, importId), gte(importRows.line, fromLine)))
    .orderBy(importRows.line)
    .limit(size);
  const [first] = rows;
  const key = first && (await keys.find(first.campaignCaseId));
  return rows.map(({ row: { line, columns: sealedColumns, status, reasons, caseId } }) => {
    const columns = unsealJson<Readonly<Record<string, string>>>(key, sealedColumns);
    return { line, status, reasons, ...(columns && { columns }), ...(caseId !== null && { caseId }) };
  });
}
