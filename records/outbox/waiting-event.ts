import type { DomainEvent } from "../case-commit.ts";

/** An event taken from the outbox by one publisher, for as long as its lease lasts. */
export interface WaitingEvent extends DomainEvent {
  readonly id: number;
  readonly caseId: string;
  readonly sequence: number;
  /** Of the event that the case took; none when it was stored before keys were kept. */
  readonly key: string | undefined;
  /** This attempt's number: what is reported under another comes too late. */
  readonly attempts: number;
  readonly refusals: number;
  /** The case's history has it for good. */
  readonly confirmed: boolean;
  /** For how long it has been waiting, in milliseconds by the database's clock. */
  readonly waitedMs: number;
}
