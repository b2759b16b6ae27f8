/** Cases: workflow tasks, and the activities that keep records and speak to other cases. */
export const CASES_TASK_QUEUE = "throughcare";

/**
 * The queue of a cases queue's messages. On its own, at Notify's rate: an outage there must not hold up a case.
 */
export function messagesQueueOf(casesTaskQueue: string): string {
  return `${casesTaskQueue}-messages`;
}
