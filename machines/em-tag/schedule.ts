import { addDays } from "../shared/calendar/civil-date.ts";
import { endOfDay, startOfDay } from "../shared/calendar/london.ts";
import { isWorkingDay, workingDaysBefore } from "../shared/calendar/working-days.ts";
import { nextChaseInWorkingDaysAt } from "../shared/case-life/chasing.ts";
import { endOfToday, inWorkingDays, morningOf, nextMorning, today } from "../shared/case-life/schedule.ts";
import type { Instant, LocalDate } from "../shared/time.ts";
import { licenceEnd } from "./criteria.ts";
import type { EmTagContext } from "./context.ts";
import { lastDayOf } from "./place.ts";

/** When each deadline of the tag is due, in London's civil time. */

/** The name under which EMS's acknowledgement is chased. */
export const ACKNOWLEDGEMENT = "acknowledgement";

/** A release on a day that is not a working day counts as the working day before it [MoJ]. */
function countedReleaseDay({ calendar, release }: EmTagContext): LocalDate {
  return isWorkingDay(calendar, release.plannedOn)
    ? release.plannedOn
    : workingDaysBefore(calendar, release.plannedOn, 1);
}

/** Days that lie behind are not looked up in the calendar: a case's calendar does not reach far back. */
const hasPassed = (context: EmTagContext, date: LocalDate): boolean => date < today(context);

/** The day at whose start licence preparation locks. */
export function lockDay(context: EmTagContext): LocalDate {
  const { calendar, policy, release } = context;
  if (hasPassed(context, release.plannedOn)) return release.plannedOn;
  return workingDaysBefore(calendar, countedReleaseDay(context), policy.locksWorkingDaysBefore);
}

export function preparationLocksAt(context: EmTagContext): Instant {
  return startOfDay(context.calendar, dayOrToday(context, lockDay(context)));
}

export function promptAt(context: EmTagContext, daysBefore: number): Instant | undefined {
  const day = addDays(context.release.plannedOn, -daysBefore);
  return hasPassed(context, day) ? undefined : morningOf(context, day);
}

export function lastPromptDay(context: EmTagContext): LocalDate {
  const { calendar, policy, release } = context;
  if (hasPassed(context, release.plannedOn)) return release.plannedOn;
  return workingDaysBefore(calendar, countedReleaseDay(context), policy.lastPromptWorkingDaysBefore);
}

export function lastPromptAt(context: EmTagContext): Instant | undefined {
  const day = lastPromptDay(context);
  return hasPassed(context, day) ? undefined : morningOf(context, day);
}

/** The end of the planned day: by then the release is recorded, moved or cancelled. */
export function releaseUnrecordedAt(context: EmTagContext): Instant {
  return endOfDayOrNow(context, context.release.plannedOn);
}

/** Validation is due in a week; for a release that is far off, in time for the first prompt. */
export function validationDueAt(context: EmTagContext): Instant {
  const { calendar, policy, release } = context;
  const soon = inWorkingDays(context, policy.validateDueInWorkingDays);
  const day = addDays(release.plannedOn, -policy.validateDueDaysBefore);
  // A release so far off that its bank holidays are unknown can be validated all the same.
  return hasPassed(context, day) || day > calendar.horizon ? soon : Math.max(soon, endOfDay(calendar, day));
}

/** Preparation is due at the last prompt; when that has passed, today. */
export function preparationDueAt(context: EmTagContext): Instant {
  return Math.max(endOfDayOrNow(context, lastPromptDay(context)), endOfToday(context));
}

/**
 * EMS acknowledges in one working day. Before release nobody senior has to know until the last prompt; at the latest
 * before the planned day begins.
 */
export function acknowledgementDueAt(context: EmTagContext): Instant {
  const soon = inWorkingDays(context, context.policy.acknowledgementDueInWorkingDays);
  const { plannedOn } = context.release;
  if (context.firstReleasedOn !== undefined || hasPassed(context, plannedOn)) return soon;
  const due = Math.max(soon, endOfDayOrNow(context, lastPromptDay(context)));
  return Math.max(Math.min(due, startOfDay(context.calendar, plannedOn)), context.now);
}

export function acknowledgementChaseAt(context: EmTagContext): Instant {
  const { chases, policy } = context;
  return nextChaseInWorkingDaysAt(context, chases, ACKNOWLEDGEMENT, policy.chaseAcknowledgementEveryWorkingDays);
}

export function fittingOverdueAt(context: EmTagContext): Instant {
  const releasedOn = context.releasedOn ?? today(context);
  return endOfDayOrNow(context, addDays(releasedOn, context.policy.fittedWithinDays));
}

/** Not fitted in time: the first working day that is not over, since every evening until then is spent at the address. */
export function arrangeFittingDueAt(context: EmTagContext): Instant {
  const { calendar } = context;
  return isWorkingDay(calendar, today(context)) ? endOfToday(context) : inWorkingDays(context, 1);
}

/** A reminder so many days before the last monitored day; none when its day has passed, or not in the calendar yet. */
export function endReminderAt(context: EmTagContext, daysBefore: number): Instant | undefined {
  const day = addDays(lastDayOf(context), -daysBefore);
  return hasPassed(context, day) || isBeyond(context, day) ? undefined : morningOf(context, day);
}

/** EMS is instructed a week before the last day; late rather than not at all, but once for each last day. */
export function removalInstructionAt(context: EmTagContext): Instant | undefined {
  const lastDay = lastDayOf(context);
  if (context.removalInstructedFor === lastDay) return undefined;
  const day = addDays(lastDay, -context.policy.instructRemovalDays);
  if (isBeyond(context, day)) return undefined;
  return hasPassed(context, day) ? context.now : morningOf(context, day);
}

/** Monitoring runs through 24:00 of the last day; undefined while the calendar does not reach that far (`horizon.ts`). */
export function monitoringEndsAt(context: EmTagContext): Instant | undefined {
  const lastDay = lastDayOf(context);
  return isBeyond(context, lastDay) ? undefined : endOfDayOrNow(context, lastDay);
}

export function licenceEndsAt(context: EmTagContext): Instant | undefined {
  const last = licenceEnd(context.licence);
  return isBeyond(context, last) ? undefined : endOfDayOrNow(context, last);
}

export function visitDayOverAt(context: EmTagContext): Instant {
  return endOfDayOrNow(context, context.removalVisit ?? today(context));
}

/** Nobody is written to in the night. */
export function tellPersonAt(context: EmTagContext): Instant {
  return nextMorning(context);
}

const isBeyond = ({ calendar }: EmTagContext, date: LocalDate): boolean => date > calendar.horizon;

function dayOrToday(context: EmTagContext, date: LocalDate): LocalDate {
  return hasPassed(context, date) ? today(context) : date;
}

function endOfDayOrNow(context: EmTagContext, date: LocalDate): Instant {
  return hasPassed(context, date) ? context.now : endOfDay(context.calendar, date);
}
