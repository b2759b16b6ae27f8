import type { WaitingEvent } from "../records/outbox/waiting-event.ts";

/** What the history of a case says of an event that records have. */
export type Verdict =
  /** It is in the history, for good. */
  | "taken"
  /** It is not: the workflow task that stored it was lost. Its sender may repeat it, or it never happened. */
  | "notTaken"
  /** Nobody knows yet: the task is under way, or Temporal does not answer. */
  | "unknown";

/** Tells what a case has taken for good from what a lost workflow task left in the records. */
export interface CaseHistory {
  has(event: Pick<WaitingEvent, "caseId" | "sequence" | "key">): Promise<Verdict>;
}
