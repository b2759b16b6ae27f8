import { and, inArray } from "drizzle-orm";
import type { Records } from "../records.ts";
import { cases } from "../schema/cases.ts";
import { seenBy, type Viewer } from "./viewer.ts";

/** Which of these cases a viewer may know of. */
export async function knownOf(
  { db }: Records,
  caseIds: readonly string[],
  viewer: Viewer,
): Promise<ReadonlySet<string>> {
  if (caseIds.length === 0) return new Set();
  const rows = await db
    .select({ caseId: cases.caseId })
    .from(cases)
    .where(and(inArray(cases.caseId, [...caseIds]), ...seenBy(viewer)));
  return new Set(rows.map(({ caseId }) => caseId));
}
