import type { Actor } from "../../machines/shared/actor.ts";
import type { CalendarData } from "../../machines/shared/calendar/calendar-data.ts";
import type { Instant } from "../../machines/shared/time.ts";
import type { OptInInput } from "../../machines/opt-in-letter/contract.ts";
import type { OptInPolicy } from "../../machines/opt-in-letter/policy.ts";

/** The role that owns every letter. */
export const OWNER = "harmonisationTeam";

/** What one hand-written letter is started with. */
export interface LetterStart {
  readonly campaign: OptInInput["campaign"];
  readonly employee: OptInInput["employee"];
  readonly figures: NonNullable<OptInInput["figures"]>;
  /** Pinned at the start, as in the interpreter; only what this workflow uses. */
  readonly policy: LetterPolicy;
  readonly calendar: CalendarData;
  readonly actor: Actor;
  readonly key: string;
  readonly fingerprint: string;
  readonly rehearsal: boolean;
}

type LetterPolicy = Pick<
  OptInPolicy,
  | "remindersAt"
  | "daysToRespond"
  | "reminderDaysBeforeClose"
  | "reminderWorkingDaysBeforeClose"
  | "chasePayrollEveryMonths"
  | "staysDays"
  | "taskDueInWorkingDays"
  | "mailboxes"
>;

export type State =
  | "awaitingLetter"
  | "awaitingResponse"
  | "optedIn"
  | "declined"
  | "awaitingPayroll"
  | "payAligned"
  | "lapsed";

export type Choice = "optedIn" | "declined";

export interface Deadline {
  readonly name: string;
  readonly due: Instant;
}

export interface Task {
  readonly task: string;
  readonly role: string;
  readonly due: Instant;
}

/** An update's argument, and its answer: the same as the interpreter's. */
export interface Envelope<Body extends object> {
  readonly body: Body;
  readonly actor: Actor;
  readonly receivedAt: Instant;
  readonly key: string;
  readonly fingerprint: string;
}

export interface Accepted {
  readonly sequence: number;
  readonly fingerprint: string;
}

/**
 * One transition as it is written down. What the reader of records can look up by name (the words of a state, a
 * deadline or an event, what a state allows, the shape of a domain event) is not passed, nor what did not change.
 */
export interface LetterRecord {
  readonly caseId: string;
  readonly sequence: number;
  readonly at: Instant;
  /** What happened: an event's or a deadline's name, for the timeline. */
  readonly what: string;
  /** Absent for a timer. */
  readonly by?: Actor;
  readonly data?: object;
  readonly state: State;
  readonly since: Instant;
  readonly outcome?: State;
  readonly deadlines: readonly Deadline[];
  readonly tasks: readonly Task[];
  /** So that a repeat of the event is recognised for good. */
  readonly handled?: { readonly key: string; readonly fingerprint: string };
  /** Only with the start: who and what the case is about. */
  readonly opening?: Pick<LetterStart, "campaign" | "employee" | "figures" | "rehearsal">;
}

/** A message with everything that is needed to send it. `messageId` keeps it from being sent twice. */
export interface Message {
  readonly messageId: string;
  readonly template: string;
  readonly email: string;
  readonly personalisation: Readonly<Record<string, string>>;
  readonly validUntil?: Instant;
}

export interface LetterActivities {
  commitCase(record: LetterRecord): Promise<void>;
  sendMessage(message: Message): Promise<{ readonly outcome: string }>;
}
