import { sql } from "drizzle-orm";
import { bigserial, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

/**
 * The outbox: one row per accepted event, published in order of the case's sequence and kept. A row's work is to be
 * done at `due_at`; whoever takes it moves that on, so the same column is the lease of an attempt and the pause after one.
 */
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
    /** Of the event that the case took, by which its history is asked; none for rows older than this column. */
    key: text("key"),
    /** When the row was written, by the clock on the wall: what a delay is counted from. */
    recordedAt: instant("recorded_at")
      .notNull()
      .default(sql`now()`),
    dueAt: instant("due_at")
      .notNull()
      .default(sql`now()`),
    /** How often it was taken; tells the latest attempt from one that was overtaken. */
    attempts: integer("attempts").notNull().default(0),
    /** How often the consumer said that it will never have it. */
    refusals: integer("refusals").notNull().default(0),
    /** What went wrong last, without personal data. */
    lastError: text("last_error"),
    /** Since when it waits for a person, because it was refused too often. */
    parkedAt: instant("parked_at"),
    /** Since when it is known that the case's history has the event. Only then is it published. */
    confirmedAt: instant("confirmed_at"),
    /** Since when it is known that the history does not have it: a workflow task stored it and was lost. */
    doubtedAt: instant("doubted_at"),
    publishedAt: instant("published_at"),
    /** Since when it is known that a published event did not happen: its commit was replaced. */
    takenBackAt: instant("taken_back_at"),
  },
  (table) => [
    uniqueIndex("domain_events_once")
      .on(table.caseId, table.sequence)
      .where(sql`${table.takenBackAt} is null`),
    index("domain_events_due")
      .on(table.dueAt, table.id)
      .where(sql`${table.publishedAt} is null and ${table.parkedAt} is null`),
    index("domain_events_waiting")
      .on(table.caseId, table.sequence)
      .where(sql`${table.publishedAt} is null`),
  ],
);
