import type { Address } from "../shared/address.ts";
import { addDays, compare } from "../shared/calendar/civil-date.ts";
import { endOfDay, instantAt, localDateOf } from "../shared/calendar/london.ts";
import { addWorkingDays } from "../shared/calendar/working-days.ts";
import type { CalendarData } from "../shared/calendar/calendar-data.ts";
import type { CaseContext } from "../shared/process-definition.ts";
import type { Instant, LocalDate } from "../shared/time.ts";
import type { OptInEvent, OptInInput } from "./contract.ts";
import type { OptInPolicy } from "./policy.ts";

export type Choice = "optedIn" | "declined";

/** What is known of one opt-in letter. Plain data. */
export interface OptInContext extends CaseContext {
  readonly policy: OptInPolicy;
  readonly campaign: OptInInput["campaign"];
  readonly employee: OptInInput["employee"];
  readonly figures?: NonNullable<OptInInput["figures"]>;
  /** An address given later than the start; it replaces the work address. */
  readonly contact?: Address;
  readonly away: boolean;
  readonly leaver: LeaverDetails;
  /** London date of the last written update; the fortnight runs from it. */
  readonly lastUpdateOn: LocalDate;
  readonly tracing?: { readonly askedOn: LocalDate; readonly lastChaseOn: LocalDate };
  readonly letter?: { readonly issuedOn: LocalDate; readonly closesOn: LocalDate };
  /** Answers within the window, the last one counts. */
  readonly answers: readonly Answer[];
  readonly lateAnswer?: Answer;
  readonly questions: readonly { readonly sequence: number; readonly question: string }[];
  /** Ids of the question and answer events the person was invited to. */
  readonly invited: readonly string[];
  readonly payroll?: { readonly instructedOn: LocalDate; readonly chases: number };
  readonly aligned?: { readonly effectiveFrom: LocalDate; readonly backPay: string };
  readonly lapseTold: boolean;
  readonly died: boolean;
  readonly withdrawal?: { readonly reason: string };
  readonly owner: { readonly role: string; readonly name?: string };
  /** Entries that a correction can still undo, by number on the timeline. */
  readonly correctable: readonly { readonly sequence: number; readonly event: string }[];
}

export type LeaverDetails = Partial<Omit<Extract<OptInEvent, { type: "intentionSignified" }>, "type">>;

export interface Answer {
  readonly choice: Choice;
  readonly sequence: number;
  readonly receivedAt: Instant;
}

export type MachineInput = Pick<OptInInput, "campaign" | "employee" | "figures"> & {
  readonly now: Instant;
  readonly sequence: number;
  readonly calendar: CalendarData;
  readonly policy: OptInPolicy;
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
    away: employee?.situation === "awayFromWork",
    leaver: {},
    lastUpdateOn: input ? localDateOf(calendar, now) : "",
    answers: [],
    questions: [],
    invited: [],
    lapseTold: false,
    died: false,
    owner: { role: "harmonisationTeam" },
    correctable: [],
  };
}

/** Today's London date in the case's own time. */
export function today({ calendar, now }: OptInContext): LocalDate {
  return localDateOf(calendar, now);
}

/** The hour at which reminders go out, on a London date. */
export function morningOf({ calendar, policy }: OptInContext, date: LocalDate): Instant {
  return instantAt(calendar, date, policy.remindersAt);
}

/** The end of the working day that is so many working days from today. */
export function inWorkingDays(context: OptInContext, count: number): Instant {
  return endOfDay(context.calendar, addWorkingDays(context.calendar, today(context), count));
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
