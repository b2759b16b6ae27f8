import { and, eq, gte, isNull } from "drizzle-orm";
import type { Records } from "../records.ts";
import { domainEvents } from "../schema/domain-events.ts";
import { dueIn } from "./due-in.ts";
import { thisAttempt } from "./this-attempt.ts";
import type { WaitingEvent } from "./waiting-event.ts";

/**
 * Writes down that the case's history has an event. False when the row is gone, or another publisher's by now: what was
 * asked about was another commit of that sequence, and must not be published.
 */
export async function confirmEvent({ db }: Records, event: WaitingEvent): Promise<boolean> {
  const rows = await db
    .update(domainEvents)
    .set({ confirmedAt: Date.now(), doubtedAt: null })
    .where(thisAttempt(event))
    .returning({ id: domainEvents.id });
  return rows.length > 0;
}

/**
 * Writes down that the history does not have an event, nor then anything the case has after it: to be asked about again
 * after a while, for its sender may repeat it. The case's next transition replaces it otherwise.
 */
export async function doubtEvent({ db }: Records, event: WaitingEvent, askAgainInMs: number): Promise<void> {
  const { caseId, sequence } = event;
  await db
    .update(domainEvents)
    .set({ dueAt: dueIn(askAgainInMs) })
    .where(thisAttempt(event));
  await db
    .update(domainEvents)
    .set({ doubtedAt: Date.now() })
    .where(
      and(
        eq(domainEvents.caseId, caseId),
        gte(domainEvents.sequence, sequence),
        isNull(domainEvents.publishedAt),
        isNull(domainEvents.confirmedAt),
        isNull(domainEvents.doubtedAt),
      ),
    );
}
