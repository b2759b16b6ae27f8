import { index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { Channel } from "../../machines/shared/address.ts";
import { cases } from "./cases.ts";
import { instant, sealed } from "./columns.ts";

/** Messages to send and what became of them. `queued` until settled. */
export const messages = pgTable(
  "messages",
  {
    messageId: text("message_id").primaryKey(),
    caseId: text("case_id")
      .notNull()
      .references(() => cases.caseId, { onDelete: "cascade" }),
    template: text("template").notNull(),
    recipient: text("recipient").notNull(),
    channel: text("channel").$type<Channel>().notNull(),
    address: sealed("address").notNull(),
    /** Where it is to go instead, known since an attempt was made to the address: it may have arrived there. */
    nextChannel: text("next_channel").$type<Channel>(),
    nextAddress: sealed("next_address"),
    personalisation: sealed("personalisation").notNull(),
    /** Opaque, and always the same for the same message: how it is found at Notify. */
    reference: text("reference").notNull(),
    validUntil: instant("valid_until"),
    queuedAt: instant("queued_at").notNull(),
    status: text("status").$type<"queued" | SettledStatus>().notNull(),
    attempts: integer("attempts").notNull(),
    attemptedAt: instant("attempted_at"),
    /** Until when one attempt has the message to itself. */
    leasedUntil: instant("leased_until"),
    lastError: text("last_error"),
    withdrawnAt: instant("withdrawn_at"),
    withdrawnReason: text("withdrawn_reason"),
    settledAt: instant("settled_at"),
    notifyId: text("notify_id"),
    /** In Notify's words. */
    receiptStatus: text("receipt_status"),
    receiptAt: instant("receipt_at"),
  },
  (table) => [
    uniqueIndex("messages_by_reference").on(table.reference),
    index("messages_by_notify_id").on(table.notifyId),
    index("messages_by_case").on(table.caseId, table.queuedAt, table.messageId),
  ],
);

export type SettledStatus = "sent" | "withdrawn" | "failed" | "stale";
