import { eq } from "drizzle-orm";
import type { Address } from "../../machines/shared/address.ts";
import type { Instant } from "../../machines/shared/time.ts";
import { unsealJson } from "../crypto/sealed-json.ts";
import type { SealingKey } from "../crypto/sealing-key.ts";
import type { Records } from "../records.ts";
import { messages } from "../schema/messages.ts";

type MessageRow = typeof messages.$inferSelect;

export interface RecordedMessage {
  readonly messageId: string;
  readonly template: string;
  readonly to: string;
  readonly channel: Address["channel"];
  /** This, the personalisation and `redirectedTo` are absent once the case's key has been destroyed. */
  readonly address?: Address;
  readonly personalisation?: Readonly<Record<string, string>>;
  /** Where it is to go since an attempt was made to the address; one that Notify had accepted by then did not. */
  readonly redirectedTo?: Address;
  readonly reference: string;
  readonly validUntil?: Instant;
  readonly queuedAt: Instant;
  readonly status: MessageRow["status"];
  readonly attempts: number;
  readonly lastError?: string;
  readonly withdrawnReason?: string;
  readonly settledAt?: Instant;
  readonly notifyId?: string;
  /** In Notify's words. */
  readonly receipt?: { readonly status: string; readonly at?: Instant };
}

/** Every message of a case, oldest first. */
export async function messagesOf({ db, keys }: Records, caseId: string): Promise<readonly RecordedMessage[]> {
  const all = db
    .select()
    .from(messages)
    .where(eq(messages.caseId, caseId))
    .orderBy(messages.queuedAt, messages.messageId)
    .prepare("messagesOf");
  const [rows, key] = await Promise.all([all.execute(), keys.find(caseId)]);
  return rows.map((row) => recordedMessage(row, key));
}

function recordedMessage(row: MessageRow, key: SealingKey | undefined): RecordedMessage {
  const { messageId, template, recipient, channel, reference, queuedAt, status, attempts } = row;
  const { validUntil, lastError, withdrawnReason, settledAt, notifyId, receiptStatus, receiptAt } = row;
  const address = unsealJson<Address>(key, row.address);
  const redirectedTo = unsealJson<Address>(key, row.nextAddress);
  const personalisation = unsealJson<Readonly<Record<string, string>>>(key, row.personalisation);
  return {
    messageId,
    template,
    to: recipient,
    channel,
    reference,
    queuedAt,
    status,
    attempts,
    ...(address && { address }),
    ...(redirectedTo && { redirectedTo }),
    ...(personalisation && { personalisation }),
    ...(validUntil !== null && { validUntil }),
    ...(lastError !== null && { lastError }),
    ...(withdrawnReason !== null && { withdrawnReason }),
    ...(settledAt !== null && { settledAt }),
    ...(notifyId !== null && { notifyId }),
    ...(receiptStatus !== null && { receipt: { status: receiptStatus, ...(receiptAt !== null && { at: receiptAt }) } }),
  };
}
