import type { Channel } from "../../../machines/shared/address.ts";
import type { Instant } from "../../../machines/shared/time.ts";
import type { Personalisation } from "../rendering/placeholders.ts";

/** Where a message is on its way, in Notify's words. Letters are `accepted`, then `received` by the printer. */
export type MessageStatus =
  | "created"
  | "sending"
  | "delivered"
  | "temporary-failure"
  | "permanent-failure"
  | "technical-failure"
  | "accepted"
  | "received";

export const MESSAGE_STATUSES: readonly MessageStatus[] = [
  "created",
  "sending",
  "delivered",
  "temporary-failure",
  "permanent-failure",
  "technical-failure",
  "accepted",
  "received",
];

const FINAL: ReadonlySet<MessageStatus> = new Set([
  "delivered",
  "temporary-failure",
  "permanent-failure",
  "technical-failure",
  "received",
]);

export interface StatusChange {
  readonly status: MessageStatus;
  readonly at: Instant;
}

/** One attempt to tell the service how a message ended. */
export interface ReceiptAttempt {
  readonly at: Instant;
  /** The HTTP status the service answered with; absent when it gave no answer. */
  readonly answer?: number;
}

/** What was accepted, as it is written to the data file. */
export interface AcceptedMessage {
  readonly id: string;
  readonly reference: string | null;
  readonly channel: Channel;
  /** As the service gave it: an email address, a phone number, or the lines of an address joined by line breaks. */
  readonly to: string;
  readonly template: { readonly id: string; readonly version: number };
  readonly personalisation: Personalisation;
  /** Absent for a text message. */
  readonly subject?: string;
  /** The body with its placeholders filled in, still in Notify's notation. */
  readonly body: string;
  /** When this copy of Notify received it, whatever time the case that sent it lives in. */
  readonly acceptedAt: Instant;
}

/** A message and everything that has happened to it since. */
export interface Message extends AcceptedMessage {
  /** Oldest first; never empty. */
  readonly history: readonly StatusChange[];
  readonly receipts: readonly ReceiptAttempt[];
}

export function statusOf(message: Message): MessageStatus {
  return message.history.at(-1)?.status ?? "created";
}

export function isFinal(status: MessageStatus): boolean {
  return FINAL.has(status);
}
