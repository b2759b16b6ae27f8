import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";

/** Either engine. Only what both give alike: the query builder; never `execute`, whose result differs. */
export type Db = PgDatabase<PgQueryResultHKT>;
