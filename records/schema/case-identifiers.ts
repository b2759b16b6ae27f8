import { pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { IdentifierKind } from "../case-commit.ts";
import { cases } from "./cases.ts";

/** What people search a case by: keyed hashes, so that the table alone tells nobody who is on probation. */
export const caseIdentifiers = pgTable(
  "case_identifiers",
  {
    kind: text("kind").$type<IdentifierKind>().notNull(),
    /** HMAC-SHA256 in hex. */
    digest: text("digest").notNull(),
    caseId: text("case_id")
      .notNull()
      .references(() => cases.caseId, { onDelete: "cascade" }),
  },
  (table) => [primaryKey({ columns: [table.kind, table.digest, table.caseId] })],
);
