import { alias } from "drizzle-orm/pg-core";
import { and, asc, eq, getTableColumns, isNull, lt, lte, notExists, sql } from "drizzle-orm";
import type { Records } from "../records.ts";
import { domainEvents } from "../schema/domain-events.ts";
import { dueIn } from "./due-in.ts";
import type { WaitingEvent } from "./waiting-event.ts";

export interface Taking {
  readonly limit: number;
  /** For how long nobody else may take them. A publisher that was killed holds up its events no longer. */
  readonly leaseMs: number;
}

/**
 * Takes events to publish: of each case the first that waits and no other, so that however many publishers there are,
 * a case's events go out in order. One statement, which holds no lock while anything is published: PGlite has one
 * connection for everybody, and a consumer that hangs must not hold up a commit.
 */
export async function takeEvents({ db }: Records, { limit, leaseMs }: Taking): Promise<readonly WaitingEvent[]> {
  const earlier = alias(domainEvents, "earlier");
  const first = notExists(
    db
      .select({ one: sql`1` })
      .from(earlier)
      .where(
        and(
          eq(earlier.caseId, domainEvents.caseId),
          lt(earlier.sequence, domainEvents.sequence),
          isNull(earlier.publishedAt),
        ),
      ),
  );
  const due = db.$with("due").as(
    db
      .select({ id: domainEvents.id })
      .from(domainEvents)
      .where(
        and(
          isNull(domainEvents.publishedAt),
          isNull(domainEvents.parkedAt),
          lte(domainEvents.dueAt, sql`now()`),
          first,
        ),
      )
      .orderBy(asc(domainEvents.dueAt), asc(domainEvents.id))
      .limit(limit)
      .for("update", { skipLocked: true }),
  );
  const rows = await db
    .with(due)
    .update(domainEvents)
    .set({ dueAt: dueIn(leaseMs), attempts: sql`${domainEvents.attempts} + 1` })
    .from(due)
    .where(eq(domainEvents.id, due.id))
    .returning({
      ...getTableColumns(domainEvents),
      waitedMs: sql<string>`extract(epoch from now() - ${domainEvents.recordedAt}) * 1000`,
    });
  return rows.map(({ key, confirmedAt, waitedMs, ...row }) => ({
    ...row,
    key: key ?? undefined,
    confirmed: confirmedAt !== null,
    waitedMs: Number(waitedMs),
  }));
}
