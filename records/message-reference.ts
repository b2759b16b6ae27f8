import { createHash } from "node:crypto";

/** What a message is called at Notify: opaque, and the same however often it is asked for. */
export function messageReference(messageId: string): string {
  return createHash("sha256").update(`throughcare message ${messageId}`).digest("hex").slice(0, 32);
}
