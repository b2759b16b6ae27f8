import { and, eq, gt, lte } from "drizzle-orm";
import type { Records } from "../records.ts";
import { importRows, imports } from "../schema/imports.ts";

/** A statement of more rows would hold up everybody else on a database with one connection. */
const ROWS_AT_ONCE = 2_000;

/** Deletes what was stored of a file that did not come whole. Leaves an import that is complete alone. */
export async function discardUpload({ db }: Records, importId: string): Promise<void> {
  const uploading = and(eq(imports.importId, importId), eq(imports.uploading, true));
  // First of all: a completion that was given up may still be on its way, and must not find a file with rows missing.
  const left = await db
    .update(imports)
    .set({ sha256: "discarded" })
    .where(uploading)
    .returning({ importId: imports.importId });
  if (left.length === 0) return;
  for (let after = 0; ;) {
    const rest = and(eq(importRows.importId, importId), gt(importRows.line, after));
    const next = await db
      .select({ line: importRows.line })
      .from(importRows)
      .where(rest)
      .orderBy(importRows.line)
      .limit(ROWS_AT_ONCE);
    const last = next.at(-1)?.line;
    if (last === undefined) break;
    // A range of the primary key, which no statistics of a table that has just grown can talk the database out of.
    await db.delete(importRows).where(and(rest, lte(importRows.line, last)));
    after = last;
  }
  await db.delete(imports).where(uploading);
}
