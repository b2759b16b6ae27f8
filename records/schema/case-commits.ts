import { integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { cases } from "./cases.ts";

/** Rows as they were, as JSON of their columns, by their ids; `null` for one that was not there. */
export type RowsBefore = Readonly<Record<string, Readonly<Record<string, unknown>> | null>>;

/** One row a commit: what tells its repeat from another transition of the same number, and what it takes to undo it. */
export const caseCommits = pgTable(
  "case_commits",
  {
    caseId: text("case_id")
      .notNull()
      .references(() => cases.caseId, { onDelete: "cascade" }),
    sequence: integer("sequence").notNull(),
    /** HMAC-SHA256 in hex under the case's own key, for what is hashed holds personal data. */
    hash: text("hash").notNull(),
    /** The tasks it touched, as they were before. None when it touched none. */
    tasksBefore: jsonb("tasks_before").$type<RowsBefore>(),
    /** The messages it touched, likewise; what is encrypted stays so. */
    messagesBefore: jsonb("messages_before").$type<RowsBefore>(),
    /** The claims of the case it touched, likewise. */
    claimsBefore: jsonb("claims_before").$type<RowsBefore>(),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.sequence] })],
);
