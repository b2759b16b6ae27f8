import { addDays } from "../shared/calendar/civil-date.ts";
import { endOfDay } from "../shared/calendar/london.ts";
import { nextWorkingDay, workingDaysBefore } from "../shared/calendar/working-days.ts";
import { nextChaseAt } from "../shared/case-life/chasing.ts";
import { morningOf, morningOfOrNext, today } from "../shared/case-life/schedule.ts";
import type { Instant, LocalDate } from "../shared/time.ts";
import type { BbrContext } from "./context.ts";
import { beginsAt, firstSession, hasJoined, lastSessionOn, sessionMovingOn, sessionsLeft } from "./progress.ts";

/** When each deadline is due, in London's civil time. */

/** The next prompt of somebody who waits, or who is proposed, deferred or before a court. */
export const promptAt = (context: BbrContext): Instant =>
  nextChaseAt(context, context.chases, "prompt", context.policy.promptEveryDays);

/** The days a programme still takes: goal setting, one session a week, and the review. */
export function daysNeeded(context: BbrContext): number {
  const { policy, goalSetting } = context;
  const before = goalSetting ? 0 : policy.weeksFromGoalSettingToGroup * 7;
  return before + sessionsLeft(context) * policy.daysBetweenSessions + policy.weeksFromLastSessionToReview * 7;
}

/** The last day on which a programme can begin and still be finished within the sentence. */
export function latestStart(context: BbrContext): LocalDate | undefined {
  return context.imposed && addDays(context.imposed.endsOn, -daysNeeded(context));
}

/** The morning on which too little of the sentence is left; once for each last day of a sentence. */
export function tooLittleLeftAt(context: BbrContext): Instant | undefined {
  const latest = latestStart(context);
  if (latest === undefined || context.warnedOfEnd === context.imposed?.endsOn) return undefined;
  if (latest >= context.calendar.horizon) return undefined;
  return morningOfOrNext(context, addDays(latest, 1));
}

/** Beyond the calendar it cannot be told yet: it is armed when the state is next entered, a month later at most. */
export function sentenceEndsAt({ calendar, imposed }: BbrContext): Instant | undefined {
  return imposed && imposed.endsOn <= calendar.horizon ? endOfDay(calendar, imposed.endsOn) : undefined;
}

export function sentenceHasEnded(context: BbrContext): boolean {
  return context.imposed !== undefined && context.imposed.endsOn < today(context);
}

/** At least three weeks before the first group session; nothing to keep when no group begins. */
export function lastDayForGoalSetting(context: BbrContext): LocalDate | undefined {
  const first = firstSession(context);
  return first && addDays(first.on, -context.policy.weeksFromGoalSettingToGroup * 7);
}

/** The group begins at least three weeks after goals were set. Someone who joins again has had that time. */
export function hasEnoughNotice(context: BbrContext): boolean {
  const last = lastDayForGoalSetting(context);
  const { goalSetting, records } = context;
  return last === undefined || goalSetting === undefined || records.length > 0 || goalSetting.on <= last;
}

export function goalSettingDueAt(context: BbrContext): Instant | undefined {
  const last = lastDayForGoalSetting(context);
  return last === undefined ? undefined : endOfDay(context.calendar, last);
}

/** One working day more: what was held on the last day is recorded by the end of the next, as a register is. */
export function goalSettingTooLateAt(context: BbrContext): Instant | undefined {
  const last = lastDayForGoalSetting(context);
  return last === undefined ? undefined : endOfDay(context.calendar, nextWorkingDay(context.calendar, last));
}

export function goalSettingPromptAt(context: BbrContext): Instant | undefined {
  const last = lastDayForGoalSetting(context);
  return last === undefined ? undefined : morningOf(context, addDays(last, -context.policy.goalSettingPromptDays));
}

/** The first session of this place; `undefined` when there is none to wait for. */
export function moduleBeginsAt(context: BbrContext): Instant | undefined {
  const first = firstSession(context);
  return first && !hasJoined(context) ? beginsAt(context, first) : undefined;
}

/** The beginning of the group's next module while this one is open. */
export function groupMovesOnAt(context: BbrContext): Instant | undefined {
  const next = sessionMovingOn(context);
  return next && beginsAt(context, next);
}

export function moveOnWarningAt(context: BbrContext): Instant | undefined {
  const next = sessionMovingOn(context);
  const { calendar, policy } = context;
  return next && morningOf(context, workingDaysBefore(calendar, next.on, policy.moveOnWarningWorkingDays));
}

/** The end of day 84, counted from the day after the hold began. */
export function holdEndsAt(context: BbrContext): Instant {
  return endOfDay(context.calendar, holdEndsOn(context));
}

export function holdEndsOn(context: BbrContext): LocalDate {
  return addDays(context.hold?.from ?? today(context), context.policy.holdDays);
}

/** The first day on which the review may be held. */
export function reviewFrom(context: BbrContext): LocalDate {
  return addDays(lastSessionOn(context) ?? today(context), context.policy.weeksFromLastSessionToReview * 7);
}

export const reviewPromptAt = (context: BbrContext): Instant => morningOf(context, reviewFrom(context));

/** Anything the person is to come to. */
export interface ToCome {
  readonly on: LocalDate;
  readonly at: string;
}

/** What is still to come, group sessions and booked appointments alike. */
export function toCome(context: BbrContext): readonly ToCome[] {
  const sessions = context.place?.sessions ?? [];
  return [...sessions, ...context.appointments].filter((each) => beginsAt(context, each) > context.now);
}

/** Two days before and on the morning; one whose time comes after the beginning is no use. */
function remindersOf(context: BbrContext, each: ToCome): readonly Instant[] {
  return [addDays(each.on, -context.policy.remindDaysBefore), each.on]
    .map((day) => morningOf(context, day))
    .filter((due) => due < beginsAt(context, each));
}

/** The next reminder strictly after now; `undefined` when there is nothing to be reminded of. */
export function nextReminderAt(context: BbrContext): Instant | undefined {
  const due = toCome(context)
    .flatMap((each) => remindersOf(context, each))
    .filter((instant) => instant > context.now);
  return due.length === 0 ? undefined : Math.min(...due);
}

/** What is reminded of at this very moment, on its morning or so many days before. */
export function remindedOf(context: BbrContext, when: "today" | "before"): readonly ToCome[] {
  const day = today(context);
  const wanted = when === "today" ? day : addDays(day, context.policy.remindDaysBefore);
  return toCome(context).filter((each) => each.on === wanted && remindersOf(context, each).includes(context.now));
}
