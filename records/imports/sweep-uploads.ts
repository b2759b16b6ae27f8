import { and, eq, lt } from "drizzle-orm";
import type { Instant } from "../../machines/shared/time.ts";
import type { Records } from "../records.ts";
import { imports } from "../schema/imports.ts";
import { discardUpload } from "./discard-upload.ts";

/**
 * Deletes uploads that began before an instant and did not come whole: whoever took them was killed, or lost the
 * database, before it could discard them. The instant must be one before which none can still be coming.
 */
export async function sweepUploads(records: Records, begunBefore: Instant): Promise<number> {
  const left = await records.db
    .select({ importId: imports.importId })
    .from(imports)
    .where(and(eq(imports.uploading, true), lt(imports.createdAt, begunBefore)));
  for (const { importId } of left) await discardUpload(records, importId);
  return left.length;
}
