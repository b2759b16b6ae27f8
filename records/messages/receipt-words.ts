/** Notify's words for what became of a message, by what they mean. A word it adds later counts as on its way. */
const ARRIVED = ["delivered", "received"];
const PERMANENT_FAILURES = ["permanent-failure", "validation-failed", "virus-scan-failed", "cancelled"];
const OTHER_FAILURES = ["temporary-failure", "technical-failure"];

/** It will not arrive, however often it is sent there. */
export function isPermanentFailure(status: string): boolean {
  return PERMANENT_FAILURES.includes(status);
}

/** What the timeline says of a final status; nothing while the message is on its way. */
export function receiptWords(status: string): string | undefined {
  if (ARRIVED.includes(status)) return status === "received" ? "printed and posted" : "delivered";
  if (PERMANENT_FAILURES.includes(status) || OTHER_FAILURES.includes(status)) return `not delivered: ${status}`;
  return undefined;
}

/**
 * The statuses that a new one may not replace: nothing follows arrival, nothing final is on its way again, and what
 * failed for good is not taken for something that may still arrive, when an older receipt comes late or again.
 */
export function notReplacedBy(status: string): readonly string[] {
  if (receiptWords(status) === undefined) return [...ARRIVED, ...PERMANENT_FAILURES, ...OTHER_FAILURES];
  return OTHER_FAILURES.includes(status) ? [...ARRIVED, ...PERMANENT_FAILURES] : ARRIVED;
}
