import { and, eq } from "drizzle-orm";
import type { Records } from "../records.ts";
import { imports } from "../schema/imports.ts";
import type { Upload } from "./begin-upload.ts";
import { discardUpload } from "./discard-upload.ts";
import { findImport, type StoredFile } from "./find-import.ts";

/** The file is whole: from here on it is an import. Of two uploads of the same file only the first is; the other goes. */
export async function completeUpload(
  records: Records,
  upload: Upload,
  { sha256, lines }: { readonly sha256: string; readonly lines: number },
): Promise<StoredFile> {
  const { importId, campaignCaseId } = upload;
  try {
    const completed = await records.db
      .update(imports)
      .set({ sha256, lineCount: lines, createdAt: Date.now(), uploading: false })
      .where(and(eq(imports.importId, importId), eq(imports.uploading, true), eq(imports.sha256, "")))
      .returning({ importId: imports.importId });
    if (completed.length === 0) throw new Error(`Upload ${importId} is gone: it was discarded before it was whole`);
    return { importId, lines };
  } catch (error) {
    if (!isThereAlready(error)) throw error;
  }
  const first = await findImport(records, { campaignCaseId, sha256 });
  if (!first) throw new Error(`Upload ${importId} met another upload of its file that is not there`);
  await discardUpload(records, importId);
  return first;
}

/** SQLSTATE of a unique index that says no. */
function isThereAlready(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && error.code === "23505") || isThereAlready(error.cause);
}
