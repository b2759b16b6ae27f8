import type { Actor } from "../machines/shared/actor.ts";
import type { Address } from "../machines/shared/address.ts";
import type { CaseOpening, IdentifierKind } from "../machines/shared/case-opening.ts";
import type { Instant } from "../machines/shared/time.ts";

/**
 * Everything one transition of a case writes down, in one transaction. Produced by the interpreter, so it is plain
 * data. Idempotent by (caseId, sequence) and content: a commit that is stored already changes nothing.
 */
export interface CaseCommit {
  readonly caseId: string;
  readonly process: string;
  readonly definitionVersion: number;
  /** 0 for the start of the case, then one more for every transition, refusal and escalation. */
  readonly sequence: number;
  /** The instant the transition is stamped with, in the case's own time. */
  readonly at: Instant;
  readonly state: CaseState;
  /** New entries of the timeline, in order. */
  readonly entries: readonly TimelineEntry[];
  readonly tasks: readonly TaskChange[];
  readonly messages: readonly MessageChange[];
  /** The idempotency key of the event that caused this commit, so that a repeat is recognised for good. */
  readonly handled?: HandledKey;
  /** One per accepted case event; absent for timers and receipts. */
  readonly domainEvent?: DomainEvent;
  /** Names the case holds from now on and holds no more; absent when there is no change, and for a process without. */
  readonly claims?: ClaimChanges;
  /** Only with sequence 0: who and what the case is about. */
  readonly opening?: CaseOpening;
}

export interface CaseState {
  /** Leaf states as dotted paths, `optedIn.windowOpen`. */
  readonly paths: readonly string[];
  /** The same in plain English. */
  readonly words: readonly string[];
  readonly since: Instant;
  readonly status: "active" | "afterwards" | "ended";
  /** The outcome, once the case has one. */
  readonly outcome?: string;
  /** Names of the events that are allowed now. */
  readonly allowed: readonly string[];
  readonly deadlines: readonly Deadline[];
  readonly owner: { readonly role: string; readonly name?: string };
  /** The group it belongs to now, or "" for none any more; absent where that never changes after the start. */
  readonly memberOf?: string;
  /** Ids of the staff who alone may see it; absent for a case that is not restricted. */
  readonly restrictedTo?: readonly string[];
  /** What `GET /cases/{caseId}` shows of the case's data. May hold personal data: stored encrypted. */
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface Deadline {
  readonly name: string;
  readonly label: string;
  readonly due: Instant;
}

export interface TimelineEntry {
  readonly kind: "started" | "event" | "timer" | "refused" | "escalated" | "correction" | "ended";
  /** Event or deadline name. */
  readonly name: string;
  /** One plain English sentence without personal data. */
  readonly text: string;
  readonly at: Instant;
  readonly actor: Actor;
  /** The event's own data. May hold personal data: stored encrypted. */
  readonly data?: unknown;
  /** For a correction: the sequence of the entry it corrects, which is marked. */
  readonly corrects?: number;
}

export type TaskChange =
  | {
      readonly change: "opened";
      readonly taskId: string;
      readonly kind: string;
      /** An imperative: `Find another address and reissue the letter`. */
      readonly title: string;
      readonly role: string;
      readonly reason: string;
      readonly due: Instant;
    }
  | { readonly change: "escalated"; readonly taskId: string; readonly role: string; readonly due: Instant }
  | { readonly change: "closed"; readonly taskId: string; readonly by: string };

export type MessageChange =
  | {
      readonly change: "queued";
      readonly messageId: string;
      readonly template: string;
      readonly to: string;
      readonly address: Address;
      readonly personalisation: Readonly<Record<string, string>>;
      readonly validUntil?: Instant;
    }
  /**
   * The recipient has another address now, or the same for another length of time: a message that Notify has not
   * accepted goes there instead, and is good until `validUntil`; without one, for as long as it is wanted.
   */
  | {
      readonly change: "redirected";
      readonly messageId: string;
      readonly address: Address;
      readonly validUntil?: Instant;
    }
  | { readonly change: "withdrawn"; readonly messageId: string; readonly reason: string };

export interface HandledKey {
  /** Opaque: a hash over client, case and idempotency key. */
  readonly key: string;
  /** A hash over event name and body, to tell a repeat from a conflict. */
  readonly fingerprint: string;
  readonly at: Instant;
}

/** Names of which at most one case may hold each. May hold personal data: stored as keyed hashes. */
export interface ClaimChanges {
  readonly held: readonly string[];
  readonly released: readonly string[];
}

/** The HMPPS shape of a domain event, without the parts only the outbox knows. */
export interface DomainEvent {
  readonly eventType: string;
  readonly version: number;
  readonly occurredAt: Instant;
  readonly description: string;
  readonly additionalInformation: Readonly<Record<string, string>>;
}

export type { CaseOpening, IdentifierKind };
