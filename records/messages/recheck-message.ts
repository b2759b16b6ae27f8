import { and, eq, sql } from "drizzle-orm";
import type { Address } from "../../machines/shared/address.ts";
import type { Instant } from "../../machines/shared/time.ts";
import { unsealJson } from "../crypto/sealed-json.ts";
import { preparedPerDb } from "../prepared-per-db.ts";
import type { Records } from "../records.ts";
import { messages } from "../schema/messages.ts";
import { MessageUnreadable } from "./message-errors.ts";
import type { TakenMessage } from "./take-message.ts";

const recheck = preparedPerDb((db) => {
  const { address, validUntil, withdrawnAt } = messages;
  return db
    .update(messages)
    .set({
      channel: sql`coalesce(${messages.nextChannel}, ${messages.channel})`,
      address: sql`coalesce(${messages.nextAddress}, ${messages.address})`,
      nextChannel: null,
      nextAddress: null,
      leasedUntil: sql`${sql.param(sql.placeholder("leasedUntil"), messages.leasedUntil)}::timestamptz`,
    })
    .where(
      and(
        eq(messages.messageId, sql.placeholder("messageId")),
        eq(messages.attempts, sql.placeholder("attempts")),
        eq(messages.status, "queued"),
      ),
    )
    .returning({ address, validUntil, withdrawnAt })
    .prepare("recheckMessage");
});

/**
 * Once Notify has said that it has not accepted a message: what has become of it since it was taken. It goes to the
 * recipient's present address from now on, and the attempt has it to itself for another `leaseMs`. `undefined` when another
 * attempt has followed or the message is settled. Throws MessageUnreadable.
 */
export async function recheckMessage(
  { db, keys }: Records,
  message: TakenMessage,
  leaseMs: number,
  now: Instant = Date.now(),
): Promise<TakenMessage | undefined> {
  const { messageId, attempts, validUntil: _before, ...rest } = message;
  const leasedUntil = now + leaseMs;
  const [row] = await recheck(db).execute({ messageId, attempts, leasedUntil });
  if (!row) return undefined;
  const { validUntil, withdrawnAt } = row;
  const address = unsealJson<Address>(await keys.find(message.caseId), row.address);
  if (!address) throw new MessageUnreadable(messageId);
  const withdrawn = withdrawnAt !== null;
  return { ...rest, messageId, attempts, leasedUntil, address, withdrawn, ...(validUntil !== null && { validUntil }) };
}
