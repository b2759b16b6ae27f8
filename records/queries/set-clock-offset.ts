import { and, eq, isNull, sql } from "drizzle-orm";
import type { Records } from "../records.ts";
import { cases } from "../schema/cases.ts";
import { tasks } from "../schema/tasks.ts";
import { byTheWall } from "../wall-clock.ts";

/** A case that is not a rehearsal, or is not there, keeps the time everyone has. */
export class ClockNotMovable extends Error {
  override readonly name = "ClockNotMovable";

  constructor(caseId: string) {
    super(`Case ${caseId} is not a rehearsal, so its clock cannot be moved. Start a new case as a rehearsal.`);
  }
}

/**
 * How far a rehearsal's own time is ahead of the clock on the wall, in milliseconds; what is due in the case moves
 * with it. Throws ClockNotMovable.
 */
export async function setClockOffset({ db }: Records, caseId: string, clockOffsetMs: number): Promise<void> {
  const offset = sql`${clockOffsetMs}::bigint`;
  await db.transaction(async (transaction) => {
    const moved = await transaction
      .update(cases)
      .set({ clockOffsetMs, nextDeadlineWall: byTheWall(cases.nextDeadline, offset) })
      .where(and(eq(cases.caseId, caseId), eq(cases.rehearsal, true)))
      .returning({ caseId: cases.caseId });
    if (moved.length === 0) throw new ClockNotMovable(caseId);
    await transaction
      .update(tasks)
      .set({ dueWall: byTheWall(tasks.due, offset) })
      .where(and(eq(tasks.caseId, caseId), isNull(tasks.closedAt)));
  });
}
