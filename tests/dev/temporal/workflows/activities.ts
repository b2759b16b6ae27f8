import { setTimeout as wait } from "node:timers/promises";
import { ApplicationFailure, Context } from "@temporalio/activity";

export const testActivities = {
  async succeedsAtAttempt(attempt: number): Promise<void> {
    const { info } = Context.current();
    if (info.attempt < attempt) throw ApplicationFailure.retryable("not yet");
  },
  async takes(realMs: number): Promise<void> {
    await wait(realMs);
  },
};
export type TestActivities = typeof testActivities;
