import { and, asc, isNotNull, isNull, sql } from "drizzle-orm";
import type { Instant } from "../../machines/shared/time.ts";
import type { Records } from "../records.ts";
import { domainEvents } from "../schema/domain-events.ts";

export interface ParkedEvent {
  readonly caseId: string;
  readonly sequence: number;
  readonly eventType: string;
  readonly attempts: number;
  readonly parkedAt: Instant;
  readonly lastError: string;
}

const parked = and(isNotNull(domainEvents.parkedAt), isNull(domainEvents.publishedAt));

/** What was refused so often that a person must look, the longest waiting first. */
export async function parkedEvents({ db }: Records, limit: number): Promise<readonly ParkedEvent[]> {
  const { caseId, sequence, eventType, attempts, parkedAt, lastError } = domainEvents;
  const rows = await db
    .select({ caseId, sequence, eventType, attempts, parkedAt, lastError })
    .from(domainEvents)
    .where(parked)
    .orderBy(asc(parkedAt), asc(domainEvents.id))
    .limit(limit);
  return rows.map((row) => ({ ...row, parkedAt: row.parkedAt ?? 0, lastError: row.lastError ?? "" }));
}

/** Lets every parked event be tried again from now on, as if for the first time. Gives back how many there were. */
export async function retryParked({ db }: Records): Promise<number> {
  const rows = await db
    .update(domainEvents)
    .set({ parkedAt: null, refusals: 0, dueAt: sql`now()` })
    .where(parked)
    .returning({ id: domainEvents.id });
  return rows.length;
}
