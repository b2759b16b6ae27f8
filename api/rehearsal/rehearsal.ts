import type { Instant } from "../../machines/shared/time.ts";

/** Moves the clock of a case that was born as a rehearsal, and of every case linked to it, to one instant. */
export interface Rehearsal {
  /**
   * Brings a case that was started to begin at a later instant to that instant, where it begins. Returns when its start
   * is written down, or when that takes too long: the case begins all the same.
   */
  begin(caseId: string, at: Instant): Promise<void>;
  forward(caseId: string, to: ForwardTo): Promise<Forwarded | NotMoved>;
}

/** By so many milliseconds of the case's own time, or to an instant of it. None at all: only until the cases are at rest. */
export type ForwardTo = { readonly byMs: number } | { readonly until: Instant };

export interface Forwarded {
  /** Every case that was moved, the one asked for included. */
  readonly caseIds: readonly string[];
  readonly from: Instant;
  readonly to: Instant;
  /** What was written on the timelines on the way, in order. */
  readonly fired: readonly Fired[];
}

interface Fired {
  readonly caseId: string;
  /** In the case's own time. */
  readonly at: Instant;
  readonly name: string;
  readonly text: string;
  readonly kind: string;
}

/** Why the clock cannot be moved, in a sentence. */
interface NotMoved {
  readonly refused: string;
}
