import { and, eq, exists, gt, inArray } from "drizzle-orm";
import type { Records } from "../records.ts";
import { importRows, imports } from "../schema/imports.ts";

/** A statement of more rows would hold up everybody else on a database with one connection. */
const ROWS_AT_ONCE = 2_000;

/** Deletes what was stored of a file that did not come whole. Leaves an import that is complete alone. */
export async function discardUpload({ db }: Records, importId: string): Promise<void> {
  const uploading = and(eq(imports.importId, importId), eq(imports.uploading, true));
  for (let after = 0; ;) {
    const next = db
      .select({ line: importRows.line })
      .from(importRows)
      .where(
        and(
          eq(importRows.importId, importId),
          gt(importRows.line, after),
          exists(db.select({ importId: imports.importId }).from(imports).where(uploading)),
        ),
      )
      .orderBy(importRows.line)
      .limit(ROWS_AT_ONCE);
    const gone = await db
      .delete(importRows)
      .where(and(eq(importRows.importId, importId), inArray(importRows.line, next)))
      .returning({ line: importRows.line });
    if (gone.length < ROWS_AT_ONCE) break;
    after = gone.reduce((last, { line }) => Math.max(last, line), after);
  }
  await db.delete(imports).where(uploading);
}
