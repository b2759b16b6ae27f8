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

/** The lines of a file of one campaign from one on, at most `size` of them; none of a file that is another campaign's. */
export async function importPage(
  { db, keys }: Records,
  { importId, campaignCaseId }: { readonly importId: string; readonly campaignCaseId: string },
  fromLine: number,
  size: number,
): Promise<readonly ImportedRow[]> {
  const rows = await db
    .select({ row: importRows })
    .from(importRows)
    .innerJoin(imports, eq(imports.importId, importRows.importId))
    .where(
      and(
        eq(importRows.importId, importId),
        eq(imports.campaignCaseId, campaignCaseId),
        gte(importRows.line, fromLine),
      ),
    )
    .orderBy(importRows.line)
    .limit(size);
  const key = await keys.find(campaignCaseId);
  return rows.map(({ row: { line, columns: sealedColumns, status, reasons, caseId } }) => {
    const columns = unsealJson<Readonly<Record<string, string>>>(key, sealedColumns);
    return { line, status, reasons, ...(columns && { columns }), ...(caseId !== null && { caseId }) };
  });
}
