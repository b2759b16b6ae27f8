import type { Address } from "../../machines/shared/address.ts";
import type { RecordedMessage } from "../../records/queries/messages-of.ts";
import { isoInstant } from "../requests/instant-field.ts";
import type { MessageJson } from "./message-schema.ts";

export function messageJson({
  address,
  redirectedTo,
  queuedAt,
  validUntil,
  settledAt,
  receipt,
  ...message
}: RecordedMessage): MessageJson {
  return {
    ...message,
    ...(address && { address: addressJson(address) }),
    ...(redirectedTo && { redirectedTo: addressJson(redirectedTo) }),
    queuedAt: isoInstant(queuedAt),
    ...(validUntil !== undefined && { validUntil: isoInstant(validUntil) }),
    ...(settledAt !== undefined && { settledAt: isoInstant(settledAt) }),
    ...(receipt && {
      receipt: { status: receipt.status, ...(receipt.at !== undefined && { at: isoInstant(receipt.at) }) },
    }),
  };
}

function addressJson(address: Address): MessageJson["address"] {
  return address.channel === "letter" ? { ...address, lines: [...address.lines] } : address;
}
