/** A domain event as a consumer gets it. However often it is published, it is the same. */
export interface OutgoingEvent {
  /** Of the event, not of the attempt: what a consumer tells a repeat by. Letters, digits, `-` and `_`. */
  readonly id: string;
  readonly caseId: string;
  readonly eventType: string;
  /** JSON in the shape of HMPPS domain events. May name the person: never logged. */
  readonly body: string;
}
