import { bigserial, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { TimelineEntry } from "../case-commit.ts";
import { cases } from "./cases.ts";
import { instant, sealed } from "./columns.ts";

/** What happened, in order of (at, id). Only ever added to; a correction marks the entry it corrects. */
export const timeline = pgTable(
  "timeline",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    caseId: text("case_id")
      .notNull()
      .references(() => cases.caseId, { onDelete: "cascade" }),
    /** Of the commit that wrote it; none for what became of a message. */
    sequence: integer("sequence"),
    ordinal: integer("ordinal"),
    kind: text("kind").$type<TimelineEntry["kind"] | "message" | "receipt">().notNull(),
    name: text("name").notNull(),
    text: text("text").notNull(),
    at: instant("at").notNull(),
    actorId: text("actor_id").notNull(),
    actorName: text("actor_name").notNull(),
    actorRole: text("actor_role").notNull(),
    data: sealed("data"),
    corrects: integer("corrects"),
    /** The sequence of the latest correction of this entry. */
    correctedBy: integer("corrected_by"),
    messageId: text("message_id"),
    /** What an entry without a sequence is written once for. */
    once: text("once"),
  },
  (table) => [
    uniqueIndex("timeline_once_by_sequence").on(table.caseId, table.sequence, table.ordinal),
    uniqueIndex("timeline_once").on(table.once),
    index("timeline_by_case").on(table.caseId, table.at, table.id),
  ],
);
