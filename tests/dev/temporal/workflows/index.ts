import {
  condition,
  continueAsNew,
  defineQuery,
  defineSignal,
  proxyActivities,
  setHandler,
  sleep,
} from "@temporalio/workflow";
import type { TestActivities } from "./activities.ts";

/** What a test workflow noted, each with the instant its own clock showed. */
export interface Noted {
  readonly what: string;
  readonly at: number;
}

export const noted = defineQuery<readonly Noted[]>("noted");
export const answered = defineSignal("answered");

const DAY = 24 * 60 * 60 * 1000;

const { succeedsAtAttempt, takes } = proxyActivities<TestActivities>({
  startToCloseTimeout: "1 minute",
  retry: { initialInterval: "1 minute", backoffCoefficient: 2 },
});

/** Waits for an answer with one timer at a time: so many reminders, each some days after the one before. */
export async function reminders(everyDays: number, count: number): Promise<readonly Noted[]> {
  const notes = notebook();
  let hasAnswered = false;
  setHandler(answered, () => {
    hasAnswered = true;
  });
  for (let sent = 1; sent <= count; sent++) {
    if (await condition(() => hasAnswered, everyDays * DAY)) break;
    notes.push({ what: `reminder ${sent}`, at: Date.now() });
  }
  return notes;
}

/** Waits for an answer without any timer. */
export async function untilAnswered(): Promise<readonly Noted[]> {
  const notes = notebook();
  let hasAnswered = false;
  setHandler(answered, () => {
    hasAnswered = true;
  });
  await condition(() => hasAnswered);
  notes.push({ what: "answered", at: Date.now() });
  return notes;
}

/** Sends a message that gets through at the given attempt (back-off 1, 2, 4 … minutes), then waits a day. */
export async function retriedMessage(attempt: number): Promise<readonly Noted[]> {
  const notes = notebook();
  await succeedsAtAttempt(attempt);
  notes.push({ what: "sent", at: Date.now() });
  await sleep(DAY);
  return notes;
}

/** Runs an activity that takes so many real milliseconds, then waits ten days. */
export async function slowMessage(realMs: number): Promise<readonly Noted[]> {
  const notes = notebook();
  await takes(realMs);
  notes.push({ what: "sent", at: Date.now() });
  await sleep(10 * DAY);
  return notes;
}

/** One run a day, each noting when it began; the last waits for good. */
export async function dailyRuns(left: number, carried: readonly Noted[]): Promise<void> {
  const notes = notebook(carried);
  notes.push({ what: `run with ${left} left`, at: Date.now() });
  if (left === 0) await condition(() => false);
  await sleep(DAY);
  await continueAsNew<typeof dailyRuns>(left - 1, notes);
}

/** A notebook that can be read while the workflow runs; it says first when the workflow started. */
function notebook(carried: readonly Noted[] = [{ what: "started", at: Date.now() }]): Noted[] {
  const notes = [...carried];
  setHandler(noted, () => notes);
  return notes;
}
