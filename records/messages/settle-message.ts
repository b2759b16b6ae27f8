import { sql } from "drizzle-orm";
import type { Instant } from "../../machines/shared/time.ts";
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
  /** Withdrawn after an attempt that did not reach Notify. */
  | { readonly outcome: "withdrawn" };

const SAID = {
  sent: "sent",
  failed: "could not be sent",
  stale: "not sent: too late",
  withdrawn: "not sent: no longer needed",
} as const;

const settle = preparedPerDb((db) => {
  const text = (name: string) => sql`${sql.placeholder(name)}::text`;
  const settled = db.$with("settled", { messageId: messages.messageId }).as(
    sql`update ${messages}
        set status = ${text("outcome")}, notify_id = coalesce(${text("notifyId")}, notify_id),
            last_error = coalesce(${text("reason")}, last_error), leased_until = null,
            settled_at = ${sql.param(sql.placeholder("now"), messages.settledAt)}::timestamptz
        where ${messages.messageId} = ${text("messageId")} and ${messages.status} = 'queued'
        returning ${messages.messageId}, ${messages.caseId}, ${messages.template}, ${messages.channel}`,
  );
  const entry = db.$with("entry", {}).as(messageEntry("message", sql`settled`));
  return db.with(settled, entry).select({ messageId: settled.messageId }).from(settled).prepare("settleMessage");
});

/** Writes down, once, how sending a message ended, with its entry on the timeline. The first word stays. */
export async function settleMessage(
  { db }: Records,
  messageId: string,
  settlement: MessageSettlement,
  now: Instant = Date.now(),
): Promise<"settled" | "alreadySettled"> {
  const { outcome } = settlement;
  const notifyId = outcome === "sent" ? settlement.notifyId : null;
  const reason = outcome === "failed" ? settlement.reason : null;
  const rows = await settle(db).execute({ messageId, outcome, notifyId, reason, said: SAID[outcome], now });
  return rows.length > 0 ? "settled" : "alreadySettled";
}
