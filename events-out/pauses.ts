import { PUBLISH_WITHIN_MS } from "./event-sink.ts";

/** How long the publisher waits for what, in milliseconds. */
export interface Pauses {
  /**
   * For how long an event that was taken is one publisher's: an attempt takes its sink's ten seconds, and some for Temporal
   * and the database. Then another may have a go, so this is how long a killed publisher holds up its events.
   */
  readonly leaseMs: number;
  /** With nothing to do, before it looks into the outbox again. */
  readonly idleMs: number;
  /** After this many failed attempts at one event. */
  afterFailureMs(failures: number): number;
  /** Before a history is asked again about an event it did not have, which has been waiting this long. */
  afterDoubtMs(waitedMs: number): number;
}

const SECOND_MS = 1_000;
const FIVE_MINUTES_MS = 5 * 60 * SECOND_MS;

/** A consumer that is back gets everything within five minutes; one that is away is asked no oftener than that. */
export const PAUSES: Pauses = {
  leaseMs: PUBLISH_WITHIN_MS + 20 * SECOND_MS,
  idleMs: 500,
  afterFailureMs: (failures) => Math.min(FIVE_MINUTES_MS, SECOND_MS * 2 ** Math.min(failures - 1, 20)),
  afterDoubtMs: (waitedMs) => Math.min(FIVE_MINUTES_MS, Math.max(SECOND_MS, waitedMs)),
};
