import type { z } from "zod";
import type { Assumption } from "./assumption.ts";
import type { CaseOpening } from "./case-opening.ts";
import type { MessageTemplate } from "./message-template.ts";
import type { PolicyVersion } from "./policy.ts";
import type { Refusal } from "./process-definition.ts";
import type { LocalDate } from "./time.ts";

/** One kind of event that people and other applications may send to a case. */
export interface EventContract<Body extends z.ZodObject = z.ZodObject> {
  /** The event's data. Every field has a description. */
  readonly body: Body;
  /** When to send it, in a sentence. */
  readonly description: string;
  /** Roles that may send it. */
  readonly sentBy: readonly string[];
  /** A body that works as it stands. */
  readonly example: z.input<Body>;
  /**
   * Names of which at most one case may hold each from this event on: one bed per person, one group per participant.
   * Reserved before the event is accepted, from its parsed body and the facts of the case; held for as long as the
   * definition says so (`ProcessDefinition.holds`). May hold personal data: only keyed hashes are stored.
   */
  claims?(body: never, facts: Readonly<Record<string, unknown>>): readonly string[];
}

/**
 * The part of a process that faces other applications: what comes in, who may send it, and every word shown to
 * people. Parsed at the API and the client; never imported by workflow code, except for its types.
 */
export interface ProcessContract {
  readonly process: string;
  readonly title: string;
  readonly description: string;
  readonly input: z.ZodObject;
  readonly inputExample: unknown;
  readonly startedBy: readonly string[];
  /** Roles that may read its cases; everybody who may start one or send one an event, unless told. */
  readonly readBy?: readonly string[];
  readonly events: Readonly<Record<string, EventContract>>;
  readonly words: ContractWords;
  readonly messages: Readonly<Record<string, MessageTemplate>>;
  /** What the case is about, taken from its parsed input. */
  opening(input: never): Omit<CaseOpening, "startedAt" | "rehearsal">;
  /** Names of which at most one case may hold each: one case per person and campaign. May hold personal data. */
  claims(input: never): readonly string[];
  /** Why a case must not be started with this input, today's London date given; empty when it may. */
  refuseStart(input: never, today: LocalDate): readonly Refusal[];
  /**
   * The field by which what its cases show (facts, timeline) names somebody else's case. What stands beside it is about
   * that person, and withheld from whoever may not know of their case; the bare id is not.
   */
  readonly othersBy?: string;
  /**
   * Codes of refusals that list somebody else's cases by their ids and say nothing of them but what every reader of the
   * case is shown. In any other refusal a case is named only to those who may know of it.
   */
  readonly othersListedIn?: readonly string[];
  /**
   * The field by which its input and its events name the staff who alone may see the case; empty for one that is not
   * restricted. Who fills it in has to be named.
   */
  readonly restrictedBy?: string;
  /** Every policy of the process with all its versions, by the name people know it by. */
  readonly policies: Readonly<Record<string, readonly PolicyVersion<object>[]>>;
  /** What the process takes for granted beyond its policy values. */
  readonly assumptions: readonly Assumption[];
  /** The policy values in force for this case, added to the machine's input. */
  policy(input: never, today: LocalDate): Readonly<Record<string, unknown>>;
  /** For a process whose members are started from a file: how a row becomes the input of a member. */
  readonly members?: MembersContract;
  /** The process of the cases that cases of this one may belong to: a campaign's, a group's. */
  readonly belongsTo?: string;
}

export interface MembersContract {
  /** The process of the members. */
  readonly process: string;
  /** The columns of the file, in order. */
  readonly columns: readonly string[];
  /** The member's unparsed input from a row's columns and what this case shares with all its members. */
  toInput(row: Readonly<Record<string, string>>, shared: Readonly<Record<string, unknown>>): unknown;
}

export interface ContractWords {
  readonly states: Readonly<Record<string, string>>;
  readonly events: Readonly<Record<string, string>>;
  readonly deadlines: Readonly<Record<string, { readonly label: string }>>;
  readonly tasks: Readonly<Record<string, { readonly title: string; readonly role: string }>>;
}

/** The events of a contract as the machine receives them: `{ type: "optedIn", … }`. */
export type EventsOf<Events extends Readonly<Record<string, { readonly body: z.ZodObject }>>> = {
  [Name in keyof Events & string]: { readonly type: Name } & Readonly<z.output<Events[Name]["body"]>>;
}[keyof Events & string];
