import type { Client } from "@temporalio/client";
import type { Records } from "../records/records.ts";

/** What starting cases and sending them events needs: Temporal, and the records that remember both. */
export interface CaseService {
  readonly temporal: Client;
  readonly records: Records;
  /** The queue on which cases run. */
  readonly taskQueue: string;
}

/** How long an answer is waited for before the caller hears that the service is away, or that it goes on. Ms. */
export const ANSWER_WITHIN_MS = 2_000;
