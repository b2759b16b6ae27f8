import { and, eq, not } from "drizzle-orm";
import type { Records } from "../records.ts";
import { imports } from "../schema/imports.ts";

/** A file that is stored whole, in the words of the event that tells its campaign of it. */
export interface StoredFile {
  readonly importId: string;
  /** Rows, malformed ones included. */
  readonly lines: number;
}

/** The campaign's file with these bytes; none when it has not had it whole. */
export async function findImport(
  { db }: Records,
  { campaignCaseId, sha256 }: { readonly campaignCaseId: string; readonly sha256: string },
): Promise<StoredFile | undefined> {
  const [found] = await db
    .select({ importId: imports.importId, lines: imports.lineCount })
    .from(imports)
    .where(and(eq(imports.campaignCaseId, campaignCaseId), eq(imports.sha256, sha256), not(imports.uploading)));
  return found;
}
