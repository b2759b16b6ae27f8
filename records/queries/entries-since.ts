import { and, asc, gt, inArray, max } from "drizzle-orm";
import type { Instant } from "../../machines/shared/time.ts";
import type { Records } from "../records.ts";
import { timeline } from "../schema/timeline.ts";

/** An entry as a list over several cases shows it: no data, nothing to decrypt. */
export interface ListedEntry {
  readonly caseId: string;
  readonly kind: (typeof timeline.$inferSelect)["kind"];
  readonly name: string;
  readonly text: string;
  readonly at: Instant;
}

/** A mark in the order in which entries were written, over all cases. */
export async function latestMark({ db }: Records): Promise<number> {
  const [row] = await db.select({ mark: max(timeline.id) }).from(timeline);
  return row?.mark ?? 0;
}

/** What was written for some cases after a mark, in the cases' own order of time. */
export async function entriesSince(
  { db }: Records,
  mark: number,
  caseIds: readonly string[],
): Promise<readonly ListedEntry[]> {
  const { caseId, kind, name, text, at } = timeline;
  return db
    .select({ caseId, kind, name, text, at })
    .from(timeline)
    .where(and(gt(timeline.id, mark), inArray(timeline.caseId, [...caseIds])))
    .orderBy(asc(timeline.at), asc(timeline.id));
}
