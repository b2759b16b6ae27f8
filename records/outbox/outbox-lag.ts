import { and, isNull, sql } from "drizzle-orm";
import { preparedPerDb } from "../prepared-per-db.ts";
import type { Records } from "../records.ts";
import { domainEvents } from "../schema/domain-events.ts";

/** How far consumers are behind. */
export interface OutboxLag {
  /** Events that are to be published and are not yet, parked ones aside. */
  readonly waiting: number;
  /** For how long the oldest of them has been waiting, in whole seconds; 0 when none does. */
  readonly oldestSeconds: number;
  /** Refused so often that a person must look. */
  readonly parked: number;
  /** In records and not in their case's history: not published unless the case takes them after all. */
  readonly unconfirmed: number;
}

const select = preparedPerDb((db) => {
  const { parkedAt, doubtedAt, recordedAt, publishedAt } = domainEvents;
  const waiting = and(isNull(parkedAt), isNull(doubtedAt)) ?? sql`true`;
  return db
    .select({
      waiting: sql<string>`count(*) filter (where ${waiting})`,
      oldestSeconds: sql<string>`coalesce(extract(epoch from now() - min(${recordedAt}) filter (where ${waiting})), 0)`,
      parked: sql<string>`count(*) filter (where ${parkedAt} is not null)`,
      unconfirmed: sql<string>`count(*) filter (where ${doubtedAt} is not null)`,
    })
    .from(domainEvents)
    .where(isNull(publishedAt))
    .prepare("outboxLag");
});

/** How far consumers are behind, by the clock of the database. */
export async function outboxLag({ db }: Records): Promise<OutboxLag> {
  const [row] = await select(db).execute();
  const { waiting = 0, oldestSeconds = 0, parked = 0, unconfirmed = 0 } = row ?? {};
  return {
    waiting: Number(waiting),
    // Another machine may have written the row, and its clock may be ahead.
    oldestSeconds: Math.max(0, Math.floor(Number(oldestSeconds))),
    parked: Number(parked),
    unconfirmed: Number(unconfirmed),
  };
}
