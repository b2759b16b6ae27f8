import { eq, sql } from "drizzle-orm";
import type { Instant } from "../../machines/shared/time.ts";
import type { Records } from "../records.ts";
import { messages } from "../schema/messages.ts";
import { messageEntry } from "./message-entry.ts";
import { isPermanentFailure, notReplacedBy, receiptWords } from "./receipt-words.ts";

/** What Notify says became of a message. */
export interface Receipt {
  readonly reference: string;
  readonly notifyId: string;
  /** In Notify's words. */
  readonly status: string;
  readonly completedAt?: Instant;
}

export type RecordedReceipt =
  /** Another environment's, or a message from before a restored backup. */
  | { readonly known: false; readonly changed: false }
  | {
      readonly known: true;
      /** `false` for a repeat, and for what comes too late to change anything. */
      readonly changed: boolean;
      readonly caseId: string;
      readonly messageId: string;
      readonly template: string;
      /** It says that the message will not arrive, and nothing that was known before says otherwise. */
      readonly permanentFailure: boolean;
      /** Notify knows the message by another id, too: it has accepted it twice. */
      readonly sentTwice: boolean;
    };

/** Writes a receipt down, with one entry on the timeline for each final status. Repeats do no harm. */
export async function recordReceipt(
  records: Records,
  receipt: Receipt,
  now: Instant = Date.now(),
): Promise<RecordedReceipt> {
  const [changed] = await store(records, receipt, now);
  const found = changed ?? (await find(records, receipt.reference));
  if (!found) return { known: false, changed: false };
  const { receiptStatus, notifyId, ...message } = found;
  return {
    known: true,
    changed: changed !== undefined,
    ...message,
    sentTwice: notifyId !== null && notifyId !== receipt.notifyId,
    permanentFailure: isPermanentFailure(receipt.status) && isPermanentFailure(receiptStatus ?? ""),
  };
}

const told = {
  caseId: messages.caseId,
  messageId: messages.messageId,
  template: messages.template,
  receiptStatus: messages.receiptStatus,
  notifyId: messages.notifyId,
};

function store({ db }: Records, { reference, notifyId, status, completedAt }: Receipt, now: Instant) {
  const stays = sql.join(
    [status, ...notReplacedBy(status)].map((word) => sql`${word}::text`),
    sql`, `,
  );
  const changed = db.$with("changed", told).as(
    sql`update ${messages}
        set receipt_status = ${status}::text, notify_id = coalesce(notify_id, ${notifyId}::text),
            receipt_at = ${sql.param(completedAt ?? now, messages.receiptAt)}::timestamptz
        where ${messages.reference} = ${reference}
          and (${messages.receiptStatus} is null or ${messages.receiptStatus} not in (${stays}))
        returning ${messages.caseId}, ${messages.messageId}, ${messages.template}, ${messages.receiptStatus}, ${messages.notifyId}, ${messages.channel}`,
  );
  const words = receiptWords(status);
  const entry = words === undefined ? [] : [db.$with("entry", {}).as(messageEntry("receipt", sql`changed`))];
  return db
    .with(changed, ...entry)
    .select({
      caseId: changed.caseId,
      messageId: changed.messageId,
      template: changed.template,
      receiptStatus: changed.receiptStatus,
      notifyId: changed.notifyId,
    })
    .from(changed)
    .prepare("recordReceipt")
    .execute({ said: words, now });
}

async function find({ db }: Records, reference: string) {
  const [message] = await db.select(told).from(messages).where(eq(messages.reference, reference));
  return message;
}
