import type { AcceptedMessage, MessageStatus } from "../messages/message.ts";

/**
 * How a message ends, decided by its recipient alone. Notify's own test recipients, and one rule of this copy: an email
 * address that begins with `bounces` does not exist.
 */
export function outcomeOf({ channel, to }: Pick<AcceptedMessage, "channel" | "to">): MessageStatus {
  if (channel === "letter") return "received";
  const recipient = to.trim().toLowerCase();
  if (channel === "email") {
    if (recipient === "temp-fail@simulator.notify") return "temporary-failure";
    if (recipient === "perm-fail@simulator.notify" || recipient.startsWith("bounces")) return "permanent-failure";
    return "delivered";
  }
  const digits = recipient.replaceAll(/\D/g, "");
  if (digits.endsWith("7700900003")) return "temporary-failure";
  if (digits.endsWith("7700900002")) return "permanent-failure";
  return "delivered";
}
