import { sql, type SQL, type SQLWrapper } from "drizzle-orm";

/**
 * An instant of a case's own time by the clock on the wall. Milliseconds are the same length on every day, so this is
 * no calendar arithmetic: that is done in TypeScript.
 */
export function byTheWall(ownTime: SQLWrapper, clockOffsetMs: SQLWrapper): SQL {
  return sql`${ownTime} - make_interval(secs => ${clockOffsetMs} / 1000.0)`;
}

/** An instant of the clock on the wall in a case's own time. */
export function byTheCase(wall: SQLWrapper, clockOffsetMs: SQLWrapper): SQL {
  return sql`${wall} + make_interval(secs => ${clockOffsetMs} / 1000.0)`;
}
