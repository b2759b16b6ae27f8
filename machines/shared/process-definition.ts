import type { AnyStateMachine } from "xstate";
import type { Address } from "./address.ts";
import type { CalendarData } from "./calendar/calendar-data.ts";
import type { Instant } from "./time.ts";

/** What every machine's context holds. The interpreter stamps `now` and `sequence` before each transition. */
export interface CaseContext {
  /** The instant of the transition, in the case's own time. Delays, guards and actions read only this clock. */
  readonly now: Instant;
  /** The number of the transition, as on the timeline; how a later correction names an entry. */
  readonly sequence: number;
  /** Bank holidays and London offsets, versioned, as plain data. */
  readonly calendar: CalendarData;
}

/** An event as a machine sees it: its name and its own data. */
export interface CaseEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** Why an event is not accepted: a code for programs, and a sentence that says what to do about it. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  /** The field of the event at fault, when it is one. */
  readonly field?: string;
}

/** A deadline for people: what happens when it comes. */
export interface DeadlineWords {
  readonly label: string;
  /**
   * It cuts off an answer: applied 60 seconds after its instant but stamped with it, so that an answer received
   * before the instant counts although it is processed after.
   */
  readonly cutsOff?: boolean;
}

export interface TaskWords {
  /** An imperative: `Book removal visit`. */
  readonly title: string;
  readonly role: string;
}

/** Where a message goes, and until when that address may be used at all. */
export interface Reachable {
  readonly address: Address;
  readonly until?: Instant;
}

/** No address: the message must not be sent (the person has died), or nobody knows where to send it. */
export interface NoAddress {
  readonly none: "mustNotBeSent" | "unknown";
}

/**
 * The part of a process that runs inside Temporal: a pure machine, and what the interpreter must know beside it.
 * No zod here: contracts are parsed at the edges and stay out of the workflow bundle.
 */
export interface ProcessDefinition<Context extends CaseContext = CaseContext, Event extends CaseEvent = CaseEvent> {
  readonly process: string;
  /** Raised when running cases could not follow a change; old versions stay in the bundle until no case uses them. */
  readonly version: number;
  readonly machine: AnyStateMachine;
  /** The events people and other applications may send. */
  readonly events: readonly string[];
  readonly words: {
    /** Plain English for every leaf state, by dotted path. */
    readonly states: Readonly<Record<string, string>>;
    /** What an event says happened, `Opted in`; for timelines and documentation. */
    readonly events: Readonly<Record<string, string>>;
    /** By name of the delay. */
    readonly deadlines: Readonly<Record<string, DeadlineWords>>;
    readonly tasks: Readonly<Record<string, TaskWords>>;
  };
  /** The role an overdue task goes to next; absent at the top. */
  readonly escalation: Readonly<Record<string, string>>;
  /** The roles somebody is absent from at this moment, each with the role that covers: what goes up goes there. */
  covers?(context: Context): Readonly<Record<string, string>>;

  /** Why the data of an event that the state allows is not acceptable; empty when it is. Pure. */
  refusals(context: Context, event: Event): readonly Refusal[];
  /** Where a message to a named recipient goes at this moment. */
  address(context: Context, to: string): Reachable | NoAddress;
  /** The instant until which a case that has its outcome stays open for what still arrives. */
  staysUntil(context: Context, outcomeAt: Instant): Instant;
  /** The outcome as one word, once the machine is in a state tagged `outcome`. */
  outcome(context: Context, paths: readonly string[]): string;
  owner(context: Context): { readonly role: string; readonly name?: string };
  /** What reading the case shows of its data. */
  facts(context: Context): Readonly<Record<string, unknown>>;
  /** Names the case holds, so that no other case may (`EventContract.claims`); one it no longer names is released. */
  holds?(context: Context): readonly string[];
  /** The group or campaign the case belongs to now, by case id; without this, the one named when it started. */
  memberOf?(context: Context): string | undefined;
  /** Ids of the staff who alone may see the case; empty for a case everybody of the right role may see. */
  restrictedTo?(context: Context): readonly string[];
  /** When a task that went up a role and is still open goes up again. */
  escalatesAgainAt(context: Context): Instant;
}
