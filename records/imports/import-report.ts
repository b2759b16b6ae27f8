import { and, count, eq, gt, not } from "drizzle-orm";
import type { Instant } from "../../machines/shared/time.ts";
import type { Records } from "../records.ts";
import { importRows, imports } from "../schema/imports.ts";

export interface ImportReport {
  readonly importId: string;
  readonly campaignCaseId: string;
  readonly sha256: string;
  readonly submittedBy: string;
  readonly lineCount: number;
  readonly createdAt: Instant;
  readonly counts: Readonly<Record<(typeof importRows.$inferSelect)["status"], number>>;
  /** By line, those after the line asked for. */
  readonly refused: readonly { readonly line: number; readonly reasons: readonly string[] }[];
  /** The line after which the next page starts; absent on the last. */
  readonly afterLine?: number;
}

/** How a file is getting on, and every refused line with its reasons, page by page; none when there is no such import. */
export async function importReport(
  { db }: Records,
  importId: string,
  { afterLine = 0, limit }: { readonly afterLine?: number; readonly limit: number },
): Promise<ImportReport | undefined> {
  const [file] = await db
    .select()
    .from(imports)
    .where(and(eq(imports.importId, importId), not(imports.uploading)));
  if (!file) return undefined;
  const counted = await db
    .select({ status: importRows.status, lines: count() })
    .from(importRows)
    .where(eq(importRows.importId, importId))
    .groupBy(importRows.status);
  const rows = await db
    .select({ line: importRows.line, reasons: importRows.reasons })
    .from(importRows)
    .where(and(eq(importRows.importId, importId), eq(importRows.status, "refused"), gt(importRows.line, afterLine)))
    .orderBy(importRows.line)
    .limit(limit + 1);
  const refused = rows.slice(0, limit);
  const last = refused.at(-1);
  return {
    ...file,
    counts: {
      pending: 0,
      started: 0,
      already: 0,
      refused: 0,
      ...Object.fromEntries(counted.map(({ status, lines }) => [status, lines])),
    },
    refused,
    ...(rows.length > limit && last && { afterLine: last.line }),
  };
}
