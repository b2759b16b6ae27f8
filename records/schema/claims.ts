import { sql } from "drizzle-orm";
import { boolean, index, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

/**
 * "One per person": reserved before a case or an event is accepted, so it may name a case that has no row yet. A claim
 * that is neither held nor reserved is free, whoever had it.
 */
export const claims = pgTable(
  "claims",
  {
    /** Opaque: a keyed hash. */
    claim: text("claim").primaryKey(),
    caseId: text("case_id").notNull(),
    /** When the case last asked for it, by the clock on the wall. */
    claimedAt: instant("claimed_at").notNull(),
    /** Of the case for good: its start claimed it, or a transition says that the case holds it. */
    held: boolean("held").notNull().default(true),
    /** Keys of events that want it and of which nobody knows yet whether the case takes them. */
    reservedFor: text("reserved_for")
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
  },
  (table) => [index("claims_by_case").on(table.caseId)],
);
