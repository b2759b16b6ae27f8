import type { Address } from "../shared/address.ts";
import { addDays, compare } from "../shared/calendar/civil-date.ts";
import { endOfDay, localDateOf } from "../shared/calendar/london.ts";
import type { CalendarData } from "../shared/calendar/calendar-data.ts";
import type { CaseContext } from "../shared/process-definition.ts";
import type { InForce } from "../shared/policy.ts";
import type { Instant, LocalDate } from "../shared/time.ts";
import type { OptInEvent, OptInInput } from "./contract.ts";
import type { OptInPolicy } from "./policy.ts";

export type Choice = "optedIn" | "declined";

/** What is known of one opt-in letter. Plain data. */
export interface OptInContext extends CaseContext {
  readonly policy: InForce<OptInPolicy>;
  readonly campaign: OptInInput["campaign"];
  readonly employee: OptInInput["employee"];
  readonly figures?: NonNullable<OptInInput["figures"]>;
  /** Addresses given later than the start, the last one counts; any of them replaces the work address. */
  readonly contacts: readonly { readonly sequence: number; readonly contact: Address }[];
  /** The work address does not reach the person. */
  readonly away: boolean;
  /** What leavers' messages brought; they add up. */
  readonly leaverMessages: readonly { readonly sequence: number; readonly parts: LeaverDetails }[];
  /** London date of the last written update; the fortnight runs from it. */
  readonly lastUpdateOn: LocalDate;
  readonly tracing?: { readonly askedOn: LocalDate; readonly lastChaseOn: LocalDate };
  readonly letter?: Letter;
  /** Answers that count, the last one stands. */
  readonly answers: readonly Answer[];
  /** An answer that came after the close and waits for a decision. */
  readonly lateAnswer?: Answer;
  readonly questions: readonly { readonly sequence: number; readonly question: string }[];
  /** Ids of the question and answer events the person was invited to. */
  readonly invited: readonly string[];
  readonly payroll?: { readonly instructedOn: LocalDate; readonly chases: number };
  readonly aligned?: { readonly effectiveFrom: LocalDate; readonly backPay: string };
  readonly died: boolean;
  /** Why the case was withdrawn, and by which entry. */
  readonly withdrawal?: { readonly reason: string; readonly sequence: number };
  readonly owner: { readonly role: string; readonly name?: string };
  /** Entries that a correction can still undo, by number on the timeline. */
  readonly correctable: readonly { readonly sequence: number; readonly event: string }[];
}

/** The letter that went out last. */
export interface Letter {
  /** Day one of the person's window. */
  readonly issuedOn: LocalDate;
  /** The person's last day to answer. */
  readonly closesOn: LocalDate;
  /** Number of the entry that issued it: tells its own failure from that of an earlier letter. */
  readonly sequence: number;
  /** Number of the entry that gave the address it went to; absent for the work address. */
  readonly sentTo?: number;
  /** It did not reach the person. */
  readonly cameBack?: true;
}

export interface LeaverDetails extends Partial<Omit<Extract<OptInEvent, { type: "intentionSignified" }>, "type">> {}

export interface Answer {
  readonly choice: Choice;
  readonly sequence: number;
  readonly receivedAt: Instant;
}

export type MachineInput = Pick<OptInInput, "campaign" | "employee" | "figures"> & {
  readonly now: Instant;
  readonly sequence: number;
  readonly calendar: CalendarData;
  readonly policy: InForce<OptInPolicy>;
};

/** The context a case begins with. Total, also for `undefined`: XState calls it again on every transition. */
export function beginning(input: MachineInput | undefined): OptInContext {
  const { now, sequence, calendar, policy, campaign, employee, figures } = input ?? ({} as MachineInput);
  return {
    now,
    sequence,
    calendar,
    policy,
    campaign,
    employee,
    ...(figures && { figures }),
    contacts: [],
    away: employee?.situation === "awayFromWork",
    leaverMessages: [],
    lastUpdateOn: input ? localDateOf(calendar, now) : "",
    answers: [],
    questions: [],
    invited: [],
    died: false,
    owner: { role: "harmonisationTeam" },
    correctable: [],
  };
}

/**
 * The person's own close: the later of the campaign's close and day twenty-one from the issue, the issue day being day
 * one. Source: processes.md section 1, The letter.
 */
export function personalClose({ campaign, policy }: OptInContext, issuedOn: LocalDate): LocalDate {
  const own = addDays(issuedOn, policy.daysToRespond - 1);
  return compare(own, campaign.closesOn) > 0 ? own : campaign.closesOn;
}

/** The end of the person's last day to answer. */
export function windowClosesAt(context: OptInContext): Instant {
  return endOfDay(context.calendar, closesOn(context));
}

/** The person's last day to answer; before the letter, the campaign's. */
export function closesOn({ letter, campaign }: OptInContext): LocalDate {
  return letter?.closesOn ?? campaign.closesOn;
}

/** The letter came back and nobody has answered it: the window waits for the next letter. */
export function isSuspended({ letter, answers }: OptInContext): boolean {
  return letter?.cameBack === true && answers.length === 0;
}
