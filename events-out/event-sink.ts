import type { OutgoingEvent } from "./outgoing-event.ts";

/** Where domain events go. */
export interface EventSink {
  /** For the log: which kind, never an address or a secret. */
  readonly name: string;
  /**
   * Hands one event over; resolves when the consumer has it for good. Throws PublishRefused when it will never take it
   * as it is, and anything else when it may take it later. Must end by itself within ten seconds.
   */
  publish(event: OutgoingEvent): Promise<void>;
  close(): Promise<void>;
}

/** No attempt to hand over one event takes longer, in milliseconds. */
export const PUBLISH_WITHIN_MS = 10_000;
