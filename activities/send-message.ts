import { activityInfo, log } from "@temporalio/activity";
import { ApplicationFailure } from "@temporalio/common";
import { releaseMessage } from "../records/messages/release-message.ts";
import { settleMessage, type MessageSettlement } from "../records/messages/settle-message.ts";
import { takeMessage, type TakenMessage } from "../records/messages/take-message.ts";
import type { Records } from "../records/records.ts";
import type { CaseActivities, MessageOutcome } from "../workflows/interpreter/activity-types.ts";
import { NotifyRefused } from "./notify/notify-refused.ts";
import { NotifyUnavailable } from "./notify/notify-unavailable.ts";
import type { Notify } from "./notify/notify.ts";
import { TemplateUnknown } from "./notify/template-unknown.ts";

/** Longer than an attempt can last (10 s), so that two attempts never call Notify at the same time. Milliseconds. */
const LEASE_MS = 15_000;

/**
 * Sends one message, once per cause. The row is marked before the call; every later attempt looks the reference up at
 * Notify first, for the answer may have been lost. A message nobody needs any more is not sent.
 */
export function sendMessage(records: Records, notify: Notify): CaseActivities["sendMessage"] {
  return async ({ messageId }) => {
    const taken = await takeMessage(records, messageId, LEASE_MS);
    if (!taken.taken) {
      if (taken.because === "leased") throw anotherAttempt();
      if (taken.because === "withdrawn") throw withdrawnInRecords();
      return taken.because === "failed"
        ? { outcome: "failed", reason: "refused by Notify" }
        : { outcome: taken.because };
    }
    try {
      const settlement = await attempt(notify, taken);
      // Written in the case's own time, which in a rehearsal is ahead of the wall's.
      await settleMessage(records, messageId, settlement, caseTime() - taken.clockOffsetMs);
      return outcomeOf(settlement);
    } catch (error) {
      // An outage is expected: the attempt is given back, and Temporal tries again.
      const reason = error instanceof NotifyUnavailable ? error.message : "An unexpected failure; see the worker's log";
      await releaseMessage(records, messageId, reason);
      throw error;
    }
  };
}

async function attempt(notify: Notify, message: TakenMessage): Promise<MessageSettlement> {
  const { messageId, attempts, withdrawn, validUntil } = message;
  const found = attempts > 1 ? await notify.findByReference(message.reference) : undefined;
  if (found) {
    if (found.timesAccepted > 1) {
      log.error("Notify accepted a message more than once after its answer was lost", {
        messageId,
        times: found.timesAccepted,
      });
    }
    return { outcome: "sent", notifyId: found.notifyId };
  }
  if (withdrawn) return { outcome: "withdrawn" };
  if (validUntil !== undefined && validUntil <= caseTime()) return { outcome: "stale" };
  try {
    const { notifyId } = await notify.send(message);
    return { outcome: "sent", notifyId };
  } catch (error) {
    if (error instanceof NotifyRefused || error instanceof TemplateUnknown)
      return { outcome: "failed", reason: error.message };
    throw error;
  }
}

function outcomeOf(settlement: MessageSettlement): MessageOutcome {
  return settlement.outcome === "failed"
    ? { outcome: "failed", reason: settlement.reason }
    : { outcome: settlement.outcome };
}

/** The case's own time: ahead of the wall's in a rehearsal, whose clock the server moves. */
function caseTime(): number {
  return Math.max(Date.now(), activityInfo().currentAttemptScheduledTimestampMs);
}

function anotherAttempt(): ApplicationFailure {
  return ApplicationFailure.create({
    message: "Another attempt is under way",
    type: "Leased",
    nextRetryDelay: LEASE_MS,
  });
}

/**
 * A case that withdraws a message cancels this activity. While it has not, the withdrawal may be one that records must
 * take back, and the message is wanted after all.
 */
function withdrawnInRecords(): ApplicationFailure {
  return ApplicationFailure.create({ message: "Withdrawn in the records, but not by the case yet", type: "Withdrawn" });
}
