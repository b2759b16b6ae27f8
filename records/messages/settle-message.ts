import { eq, sql } from "drizzle-orm";
import type { Instant } from "../../machines/shared/time.ts";
import type { Db } from "../db.ts";
import { preparedPerDb } from "../prepared-per-db.ts";
import type { Records } from "../records.ts";
import { messages } from "../schema/messages.ts";
import { messageEntry } from "./message-entry.ts";

/** How sending a message ended. The reason of a failure holds no personal data. */
export type MessageSettlement =
  | { readonly outcome: "sent"; readonly notifyId: string }
  | { readonly outcome: "failed"; readonly reason: string }
  /** Too late to be of use. */
  | { readonly outcome: "stale" }
  /** Withdrawn after an attempt that did not reach Notify; the reason tells when Notify could not be asked. */
  | { readonly outcome: "withdrawn"; readonly reason?: string };

const SAID = {
  sent: "sent",
  failed: "could not be sent",
  stale: "not sent: too late",
  withdrawn: "not sent: no longer needed",
} as const;

const settle = preparedPerDb((db) => {
  const text = (name: string) => sql`${sql.placeholder(name)}::text`;
  const settled = db.$with("settled", { messageId: messages.messageId, notifyId: messages.notifyId }).as(
    sql`update ${messages}
        set status = ${text("outcome")}, notify_id = coalesce(notify_id, ${text("notifyId")}),
            last_error = coalesce(${text("reason")}, last_error), leased_until = null,
            settled_at = ${sql.param(sql.placeholder("now"), messages.settledAt)}::timestamptz
        where ${messages.messageId} = ${text("messageId")}
          and (${messages.status} = 'queued' or ${messages.status} <> 'sent' and ${text("outcome")} = 'sent')
        returning ${messages.messageId}, ${messages.caseId}, ${messages.template}, ${messages.channel}, ${messages.notifyId}`,
  );
  const entry = db.$with("entry", {}).as(messageEntry("message", sql`settled`));
  return db.with(settled, entry).select({ notifyId: settled.notifyId }).from(settled).prepare("settleMessage");
});

export type Settled =
  | "settled"
  | "alreadySettled"
  /** Notify knows the message by another id, too: it has accepted it twice. The id that was known first stays. */
  | "sentTwice";

/**
 * Writes down, once, how sending a message ended, with its entry on the timeline. The first word stays, but what Notify
 * has accepted is sent, whatever was said before.
 */
export async function settleMessage(
  { db }: Records,
  messageId: string,
  settlement: MessageSettlement,
  now: Instant = Date.now(),
): Promise<Settled> {
  const { outcome } = settlement;
  const notifyId = outcome === "sent" ? settlement.notifyId : null;
  const reason = "reason" in settlement ? settlement.reason : null;
  const [settled] = await settle(db).execute({ messageId, outcome, notifyId, reason, said: SAID[outcome], now });
  const known = settled ?? (await notifyIdOf(db, messageId));
  if (notifyId !== null && known && known.notifyId !== notifyId) return "sentTwice";
  return settled ? "settled" : "alreadySettled";
}

async function notifyIdOf(db: Db, messageId: string) {
  const { notifyId } = messages;
  const [row] = await db.select({ notifyId }).from(messages).where(eq(messages.messageId, messageId));
  return row;
}
