import type { Client } from "@temporalio/client";
import type { Records } from "../records/records.ts";

/** What starting cases and sending them events needs: Temporal, and the records that remember both. */
export interface CaseService {
  readonly temporal: Client;
  readonly records: Records;
  /** The queue on which cases run. */
  readonly taskQueue: string;
  /**
   * How long an answer is waited for before the caller hears that the service is away, or that it goes on. Milliseconds;
   * two seconds when it is not given.
   */
  readonly answerWithinMs?: number;
}

/** How long a service waits for an answer. Milliseconds. */
export function answerWithin({ answerWithinMs = 2_000 }: Pick<CaseService, "answerWithinMs">): number {
  return answerWithinMs;
}
