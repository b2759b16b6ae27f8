import { index, pgTable, text } from "drizzle-orm/pg-core";
import { instant, sealed } from "./columns.ts";

/**
 * One data key a case, wrapped with the master key. It exists before the case's row, because the payloads that start
 * the case are encrypted with it. Once destroyed the row stays without a key: a late write must not make a new one.
 */
export const caseKeys = pgTable(
  "case_keys",
  {
    caseId: text("case_id").primaryKey(),
    wrapped: sealed("wrapped"),
    /** Which master key wraps it, to find what is left to rewrap when a master key is retired. */
    masterKeyId: text("master_key_id").notNull(),
    createdAt: instant("created_at").notNull(),
    destroyedAt: instant("destroyed_at"),
  },
  (table) => [index("case_keys_by_master_key").on(table.masterKeyId)],
);
