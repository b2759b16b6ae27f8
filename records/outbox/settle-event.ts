import { and, eq, isNull } from "drizzle-orm";
import type { Records } from "../records.ts";
import { domainEvents } from "../schema/domain-events.ts";
import { dueIn } from "./due-in.ts";
import { thisAttempt } from "./this-attempt.ts";
import type { WaitingEvent } from "./waiting-event.ts";

/** The consumer has it, whoever brought it: also one that was overtaken meanwhile says so. */
export async function markPublished({ db }: Records, { id }: WaitingEvent): Promise<void> {
  await db
    .update(domainEvents)
    .set({ publishedAt: Date.now(), parkedAt: null, lastError: null })
    .where(and(eq(domainEvents.id, id), isNull(domainEvents.publishedAt)));
}

/** Not published this time. Tried again after a pause; `error` says why, without personal data. */
export async function putOff(
  { db }: Records,
  event: WaitingEvent,
  { afterMs, error, refused }: { readonly afterMs: number; readonly error: string; readonly refused: boolean },
): Promise<void> {
  await db
    .update(domainEvents)
    .set({ dueAt: dueIn(afterMs), lastError: error, refusals: event.refusals + (refused ? 1 : 0) })
    .where(thisAttempt(event));
}

/** Refused so often that a person must look. It and what follows it in its case wait; other cases go on. */
export async function park({ db }: Records, event: WaitingEvent, error: string): Promise<void> {
  await db
    .update(domainEvents)
    .set({ parkedAt: Date.now(), lastError: error, refusals: event.refusals + 1 })
    .where(thisAttempt(event));
}
