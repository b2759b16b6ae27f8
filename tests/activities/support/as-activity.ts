import { asyncLocalStorage, type Context } from "@temporalio/activity";
import type { Instant } from "../../../machines/shared/time.ts";

export interface ActivityOptions {
  /** When the case asked for it. */
  readonly scheduledAt?: Instant;
  /** When Temporal gives it up. */
  readonly givenUpAt?: Instant;
}

/** What an activity said in the log as an error. */
export type Errors = readonly (readonly [message: string, details: unknown])[];

/** Runs an activity as a worker would that was given it at this moment, and returns what it said in the log. */
export async function asActivity(
  activity: () => Promise<unknown>,
  { scheduledAt = Date.now(), givenUpAt = scheduledAt + 7 * 24 * 60 * 60_000 }: ActivityOptions = {},
): Promise<Errors> {
  const errors: (readonly [string, unknown])[] = [];
  const info = {
    currentAttemptScheduledTimestampMs: Date.now(),
    scheduledTimestampMs: scheduledAt,
    scheduleToCloseTimeoutMs: givenUpAt - scheduledAt,
  };
  const log = { error: (message: string, details: unknown) => errors.push([message, details]) };
  const context = { info, log } as unknown as Context;
  await asyncLocalStorage.run(context, activity);
  return errors;
}
