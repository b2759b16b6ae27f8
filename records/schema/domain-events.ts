import { sql } from "drizzle-orm";
import { bigserial, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

/** The outbox: one row per accepted event, published in order of id and kept. */
export const domainEvents = pgTable(
  "domain_events",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    caseId: text("case_id").notNull(),
    sequence: integer("sequence").notNull(),
    eventType: text("event_type").notNull(),
    version: integer("version").notNull(),
    occurredAt: instant("occurred_at").notNull(),
    description: text("description").notNull(),
    additionalInformation: jsonb("additional_information").$type<Readonly<Record<string, string>>>().notNull(),
    publishedAt: instant("published_at"),
    /** Since when it is known that a published event did not happen: its commit was replaced. */
    takenBackAt: instant("taken_back_at"),
  },
  (table) => [
    uniqueIndex("domain_events_once")
      .on(table.caseId, table.sequence)
      .where(sql`${table.takenBackAt} is null`),
    index("domain_events_unpublished")
      .on(table.id)
      .where(sql`${table.publishedAt} is null`),
  ],
);
