import { integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { cases } from "./cases.ts";
import { instant } from "./columns.ts";

/** Idempotency keys of the events a case has taken, so that a repeat is recognised for good. */
export const handledKeys = pgTable(
  "handled_keys",
  {
    caseId: text("case_id")
      .notNull()
      .references(() => cases.caseId, { onDelete: "cascade" }),
    key: text("key").notNull(),
    fingerprint: text("fingerprint").notNull(),
    /** Of the commit that took it. */
    sequence: integer("sequence").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.key] })],
);
