import { ApplicationFailure } from "@temporalio/common";
import { releaseMessage } from "../../records/messages/release-message.ts";
import { settleMessage, type MessageSettlement } from "../../records/messages/settle-message.ts";
import { takeMessage, type TakenMessage } from "../../records/messages/take-message.ts";
import type { Records } from "../../records/records.ts";
import type { SettledStatus } from "../../records/schema/messages.ts";
import { NotifyUnavailable } from "../notify/notify-unavailable.ts";
import { caseTime } from "./case-time.ts";
import { reportDuplicate } from "./report-duplicate.ts";

/**
 * So long an attempt has a message to itself: longer than one call of Notify. Temporal may have given an attempt up and
 * begun the next one while it still goes on; it is the lease that keeps the two apart. Milliseconds.
 */
export const LEASE_MS = 15_000;

/** How a message ended in this attempt, or before it. */
type Ended = { readonly settlement: MessageSettlement } | { readonly before: SettledStatus };

/**
 * One attempt at a message. It is marked before Notify is asked anything; how the message ends is written down, and
 * otherwise the message is given back for the next attempt.
 */
export async function attemptMessage(
  records: Records,
  messageId: string,
  attempt: (message: TakenMessage) => Promise<MessageSettlement>,
): Promise<Ended> {
  const message = await takeMessage(records, messageId, LEASE_MS);
  if (!message.taken) {
    if (message.because === "leased") throw anotherAttempt();
    return { before: message.because };
  }
  try {
    const settlement = await attempt(message);
    // Written in the case's own time, which in a rehearsal is ahead of the wall's.
    const settled = await settleMessage(records, messageId, settlement, caseTime() - message.clockOffsetMs);
    if (settled === "sentTwice") reportDuplicate(messageId);
    return { settlement };
  } catch (error) {
    // An outage is expected: the attempt is given back, and Temporal tries again.
    const expected = error instanceof NotifyUnavailable || error instanceof ApplicationFailure;
    await releaseMessage(records, message, expected ? error.message : "An unexpected failure; see the worker's log");
    throw error;
  }
}

/** The message is another attempt's for as long as its lease. */
export function anotherAttempt(): ApplicationFailure {
  return ApplicationFailure.create({
    message: "Another attempt is under way",
    type: "Leased",
    nextRetryDelay: LEASE_MS,
  });
}
