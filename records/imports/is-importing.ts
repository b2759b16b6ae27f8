import { and, eq, not } from "drizzle-orm";
import type { Records } from "../records.ts";
import { importRows, imports } from "../schema/imports.ts";

/** Whether a file of the campaign has rows of which nothing has been said yet. */
export async function isImporting({ db }: Records, campaignCaseId: string): Promise<boolean> {
  const found = await db
    .select({ line: importRows.line })
    .from(imports)
    .innerJoin(importRows, eq(importRows.importId, imports.importId))
    .where(and(eq(imports.campaignCaseId, campaignCaseId), not(imports.uploading), eq(importRows.status, "pending")))
    .limit(1);
  return found.length > 0;
}
