import { ApplicationFailure } from "@temporalio/common";
import { recheckMessage } from "../records/messages/recheck-message.ts";
import type { MessageSettlement } from "../records/messages/settle-message.ts";
import type { TakenMessage } from "../records/messages/take-message.ts";
import type { Records } from "../records/records.ts";
import type { CaseActivities } from "../workflows/interpreter/activity-types.ts";
import { anotherAttempt, attemptMessage, LEASE_MS } from "./messages/attempt-message.ts";
import { caseTime } from "./messages/case-time.ts";
import { foundAtNotify } from "./messages/found-at-notify.ts";
import { NotifyRefused } from "./notify/notify-refused.ts";
import { NOTIFY_TIMEOUT_MS } from "./notify/notify-timeout.ts";
import type { Notify } from "./notify/notify.ts";
import { TemplateUnknown } from "./notify/template-unknown.ts";

/**
 * Sends one message, once per cause. The row is marked before the call; every later attempt looks the reference up at
 * Notify first, for the answer may have been lost. A message nobody needs any more is not sent, nor one to an address
 * that is no longer the recipient's.
 */
export function sendMessage(records: Records, notify: Notify): CaseActivities["sendMessage"] {
  return async ({ messageId }) => {
    const ended = await attemptMessage(records, messageId, (message) => attempt(records, notify, message));
    if ("before" in ended) {
      if (ended.before === "withdrawn") throw withdrawnInRecords();
      return ended.before === "failed" ? { outcome: "failed", reason: "refused by Notify" } : { outcome: ended.before };
    }
    const { settlement } = ended;
    return settlement.outcome === "failed"
      ? { outcome: "failed", reason: settlement.reason }
      : { outcome: settlement.outcome };
  };
}

async function attempt(records: Records, notify: Notify, taken: TakenMessage): Promise<MessageSettlement> {
  const found = await foundAtNotify(notify, taken);
  if (found) return found;
  const message = await asItIsNow(records, taken);
  if (message.withdrawn) throw withdrawnInRecords();
  if (message.validUntil !== undefined && message.validUntil <= caseTime()) return { outcome: "stale" };
  if (message.leasedUntil - Date.now() < NOTIFY_TIMEOUT_MS) throw heldUp();
  try {
    const { notifyId } = await notify.send(message);
    return { outcome: "sent", notifyId };
  } catch (error) {
    if (error instanceof NotifyRefused || error instanceof TemplateUnknown)
      return { outcome: "failed", reason: error.message };
    throw error;
  }
}

/** Looking a message up takes time, in which its case goes on. A first attempt has only just read it. */
async function asItIsNow(records: Records, message: TakenMessage): Promise<TakenMessage> {
  if (message.attempts === 1) return message;
  const now = await recheckMessage(records, message, LEASE_MS);
  if (!now) throw anotherAttempt();
  return now;
}

/** Its machine slept, perhaps. The next attempt might begin before this one's call is over. */
function heldUp(): ApplicationFailure {
  return ApplicationFailure.create({ message: "Held up for too long to be sent safely", type: "HeldUp" });
}

/**
 * A case that withdraws a message cancels this activity, and has the message given up. While it has not, the withdrawal
 * may be one that records must take back, and the message is wanted after all.
 */
function withdrawnInRecords(): ApplicationFailure {
  return ApplicationFailure.create({ message: "Withdrawn in the records, but not by the case yet", type: "Withdrawn" });
}
