import type { Channel } from "../../../machines/shared/address.ts";
import type { FailureMode } from "../failures/failure-mode.ts";
import type { Message, MessageStatus } from "../messages/message.ts";

/** The words of the pages for the values of the API. */
export const CHANNEL_WORDS: Readonly<Record<Channel, string>> = {
  email: "Email",
  sms: "Text message",
  letter: "Letter",
};

export const STATUS_WORDS: Readonly<Record<MessageStatus, string>> = {
  created: "Accepted",
  sending: "Sending",
  delivered: "Delivered",
  "temporary-failure": "Temporary failure",
  "permanent-failure": "Permanent failure",
  "technical-failure": "Technical failure",
  accepted: "Accepted",
  received: "Posted",
};

export const FAILURE_WORDS: Readonly<Record<FailureMode, { readonly label: string; readonly hint: string }>> = {
  none: { label: "Working normally", hint: "Messages are accepted and delivered." },
  down: { label: "Down", hint: "Every connection is reset." },
  down503: { label: "Unavailable", hint: "Every request is answered with 503 Service Unavailable." },
  error500: { label: "Internal error", hint: "Every request is answered with 500 Internal server error." },
  rateLimited: { label: "Rate limited", hint: "Sending is refused with 429. Looking messages up still works." },
  acceptThenTimeout: {
    label: "Accepts, then never answers",
    hint: "A message is stored and delivered, but the service that sent it gets no answer. Looking messages up still works.",
  },
};

/** What a status means for this channel, in Notify's words where it has any. */
export function statusMeaning(channel: Channel, status: MessageStatus): string {
  const [address, device] = channel === "sms" ? ["Phone number", "Phone"] : ["Email address", "Inbox"];
  if (status === "permanent-failure") return `${address} does not exist`;
  if (status === "temporary-failure") return `${device} not accepting messages right now`;
  return status === "received" ? "Printed and posted" : STATUS_WORDS[status];
}

/** What a message is called in a list: its subject, or the beginning of its text. */
export function headline({ subject, body }: Pick<Message, "subject" | "body">): string {
  if (subject !== undefined) return subject;
  const line = body.replaceAll(/\s+/g, " ");
  return line.length <= 80 ? line : `${line.slice(0, 79).trimEnd()}…`;
}
