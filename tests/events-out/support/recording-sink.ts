import type { EventSink } from "../../../events-out/event-sink.ts";
import type { OutgoingEvent } from "../../../events-out/outgoing-event.ts";

/** A published event, read. */
export interface Received {
  readonly id: string;
  readonly caseId: string;
  readonly body: {
    readonly description: string;
    readonly additionalInformation: Readonly<Record<string, unknown>>;
    readonly personReference: { readonly identifiers: readonly { readonly type: string; readonly value: string }[] };
  } & Readonly<Record<string, unknown>>;
}

/** A consumer that keeps what it gets, and does first what a test wants it to: fail, refuse, hang. */
export class RecordingSink implements EventSink {
  readonly name = "recording";
  readonly received: Received[] = [];
  /** Every attempt, failed ones too. */
  readonly attempted: string[] = [];
  before: (event: OutgoingEvent) => Promise<void> | void = () => {};

  async publish(event: OutgoingEvent): Promise<void> {
    this.attempted.push(event.id);
    await this.before(event);
    const { id, caseId, body } = event;
    this.received.push({ id, caseId, body: JSON.parse(body) as Received["body"] });
  }

  async close(): Promise<void> {}

  /** What it got of a case, in words. */
  of(caseId: string): string[] {
    return this.received.filter((event) => event.caseId === caseId).map(({ body }) => body.description);
  }
}
