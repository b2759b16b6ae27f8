import { and, eq, isNull, lte, or, sql } from "drizzle-orm";
import type { Address } from "../../machines/shared/address.ts";
import type { Instant } from "../../machines/shared/time.ts";
import { unsealJson } from "../crypto/sealed-json.ts";
import { preparedPerDb } from "../prepared-per-db.ts";
import type { Records } from "../records.ts";
import { cases } from "../schema/cases.ts";
import { messages, type SettledStatus } from "../schema/messages.ts";
import { MessageUnknown, MessageUnreadable } from "./message-errors.ts";

/** A message this attempt has to itself until the lease ends. */
export interface TakenMessage {
  readonly taken: true;
  readonly messageId: string;
  readonly caseId: string;
  readonly template: string;
  readonly to: string;
  readonly address: Address;
  readonly personalisation: Readonly<Record<string, string>>;
  readonly reference: string;
  /** In the case's own time. */
  readonly validUntil?: Instant;
  /** This one included. Any but the first looks the message up at Notify before it sends. */
  readonly attempts: number;
  /** Until then nobody else attempts it. By the clock on the wall. */
  readonly leasedUntil: Instant;
  /** No longer wanted, but an earlier attempt may have reached Notify: look it up, never send it. */
  readonly withdrawn: boolean;
  readonly rehearsal: boolean;
  readonly clockOffsetMs: number;
}

export type NotTaken =
  | { readonly taken: false; readonly because: SettledStatus }
  /** Another attempt is running. */
  | { readonly taken: false; readonly because: "leased"; readonly until: Instant };

const at = (name: string) => sql`${sql.param(sql.placeholder(name), messages.attemptedAt)}::timestamptz`;

const mark = preparedPerDb((db) =>
  db
    .update(messages)
    .set({ attempts: sql`${messages.attempts} + 1`, attemptedAt: at("now"), leasedUntil: at("leasedUntil") })
    .from(cases)
    .where(
      and(
        eq(messages.messageId, sql.placeholder("messageId")),
        eq(messages.status, "queued"),
        or(isNull(messages.leasedUntil), lte(messages.leasedUntil, at("now"))),
        eq(cases.caseId, messages.caseId),
      ),
    )
    .returning({
      messageId: messages.messageId,
      caseId: messages.caseId,
      template: messages.template,
      recipient: messages.recipient,
      address: messages.address,
      personalisation: messages.personalisation,
      reference: messages.reference,
      validUntil: messages.validUntil,
      attempts: messages.attempts,
      withdrawnAt: messages.withdrawnAt,
      rehearsal: cases.rehearsal,
      clockOffsetMs: cases.clockOffsetMs,
    })
    .prepare("takeMessage"),
);

/**
 * Marks an attempt before the message goes to Notify, so that no later one can forget it, and keeps every other attempt
 * out for `leaseMs`. Throws MessageUnknown and MessageUnreadable.
 */
export async function takeMessage(
  records: Records,
  messageId: string,
  leaseMs: number,
  now: Instant = Date.now(),
): Promise<TakenMessage | NotTaken> {
  const [row] = await mark(records.db).execute({ messageId, now, leasedUntil: now + leaseMs });
  if (!row) return whyNot(records, messageId, now);
  const { recipient, address: sealedAddress, personalisation: sealedValues, validUntil, withdrawnAt, ...rest } = row;
  const key = await records.keys.find(row.caseId);
  const address = unsealJson<Address>(key, sealedAddress);
  const personalisation = unsealJson<Readonly<Record<string, string>>>(key, sealedValues);
  if (!address || !personalisation) throw new MessageUnreadable(messageId);
  return {
    taken: true,
    ...rest,
    leasedUntil: now + leaseMs,
    to: recipient,
    address,
    personalisation,
    withdrawn: withdrawnAt !== null,
    ...(validUntil !== null && { validUntil }),
  };
}

async function whyNot({ db }: Records, messageId: string, now: Instant): Promise<NotTaken> {
  const [row] = await db
    .select({ status: messages.status, until: messages.leasedUntil })
    .from(messages)
    .where(eq(messages.messageId, messageId));
  if (!row) throw new MessageUnknown(messageId);
  // Released between the two statements: as good as still leased, the next attempt has it.
  if (row.status === "queued") return { taken: false, because: "leased", until: row.until ?? now };
  return { taken: false, because: row.status };
}
