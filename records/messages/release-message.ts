import { and, eq } from "drizzle-orm";
import type { Records } from "../records.ts";
import { messages } from "../schema/messages.ts";
import type { TakenMessage } from "./take-message.ts";

/**
 * After an attempt that will be retried: why, without personal data, and the message is free for the next one. An attempt
 * that another has followed changes nothing.
 */
export async function releaseMessage(
  { db }: Records,
  { messageId, attempts }: Pick<TakenMessage, "messageId" | "attempts">,
  error: string,
): Promise<void> {
  await db
    .update(messages)
    .set({ lastError: error, leasedUntil: null })
    .where(and(eq(messages.messageId, messageId), eq(messages.attempts, attempts), eq(messages.status, "queued")));
}
