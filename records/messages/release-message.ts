import { and, eq } from "drizzle-orm";
import type { Records } from "../records.ts";
import { messages } from "../schema/messages.ts";

/** After an attempt that will be retried: why, without personal data, and the message is free for the next one. */
export async function releaseMessage({ db }: Records, messageId: string, error: string): Promise<void> {
  await db
    .update(messages)
    .set({ lastError: error, leasedUntil: null })
    .where(and(eq(messages.messageId, messageId), eq(messages.status, "queued")));
}
