import type { RecordedMessage } from "../../records/queries/messages-of.ts";
import { isoInstant } from "../requests/instant-field.ts";
import type { MessageJson } from "./message-schema.ts";

export function messageJson({
  address,
  queuedAt,
  validUntil,
  settledAt,
  receipt,
  ...message
}: RecordedMessage): MessageJson {
  return {
    ...message,
    ...(address && { address: address.channel === "letter" ? { ...address, lines: [...address.lines] } : address }),
    queuedAt: isoInstant(queuedAt),
    ...(validUntil !== undefined && { validUntil: isoInstant(validUntil) }),
    ...(settledAt !== undefined && { settledAt: isoInstant(settledAt) }),
    ...(receipt && {
      receipt: { status: receipt.status, ...(receipt.at !== undefined && { at: isoInstant(receipt.at) }) },
    }),
  };
}
