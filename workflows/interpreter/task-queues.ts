/** Cases: workflow tasks, and the activities that keep records and speak to other cases. */
export const CASES_TASK_QUEUE = "throughcare";

/** Messages, on a queue of their own at Notify's rate: an outage there must not hold up a case. */
export const MESSAGES_TASK_QUEUE = "throughcare-messages";
