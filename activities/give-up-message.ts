import { activityInfo } from "@temporalio/activity";
import type { MessageSettlement } from "../records/messages/settle-message.ts";
import type { Records } from "../records/records.ts";
import type { CaseActivities } from "../workflows/interpreter/activity-types.ts";
import type { GivenUpMessage } from "../workflows/interpreter/live-case.ts";
import { attemptMessage } from "./messages/attempt-message.ts";
import { caseTime } from "./messages/case-time.ts";
import { foundAtNotify } from "./messages/found-at-notify.ts";
import type { Notify } from "./notify/notify.ts";

/** Longer than from one attempt to the next: one that begins in this time may be the last. Milliseconds. */
const LAST_ATTEMPTS_MS = 10 * 60_000;

/**
 * Settles a message that its case sends no more. Notify may have accepted it, and the answer was lost: then it was sent.
 * When Notify could not be asked in all the time there is, the message is settled without.
 */
export function giveUpMessage(records: Records, notify: Notify): CaseActivities["giveUpMessage"] {
  return async ({ messageId, because }) => {
    await attemptMessage(records, messageId, async (message) => {
      try {
        return (await foundAtNotify(notify, message)) ?? ended(because);
      } catch (error) {
        if (!isNearlyOver()) throw error;
        return { ...ended(because), reason: "Notify did not say whether it has accepted the message" };
      }
    });
  };
}

function ended(because: GivenUpMessage["because"]): Exclude<MessageSettlement, { outcome: "sent" | "stale" }> {
  return because === "withdrawn"
    ? { outcome: "withdrawn" }
    : { outcome: "failed", reason: "Could not be sent in time" };
}

function isNearlyOver(): boolean {
  const { scheduledTimestampMs, scheduleToCloseTimeoutMs } = activityInfo();
  return caseTime() >= scheduledTimestampMs + scheduleToCloseTimeoutMs - LAST_ATTEMPTS_MS;
}
