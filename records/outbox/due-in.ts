import { sql, type SQL } from "drizzle-orm";

/** An instant so many milliseconds from now, by the clock of the database: the one that all publishers share. */
export function dueIn(ms: number): SQL {
  return sql`now() + ${ms}::float8 * interval '1 millisecond'`;
}
