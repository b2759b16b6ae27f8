import { addDays, daysBetween } from "../shared/calendar/civil-date.ts";
import { endOfDay } from "../shared/calendar/london.ts";
import { morningOf, today } from "../shared/case-life/schedule.ts";
import type { Instant, LocalDate } from "../shared/time.ts";
import { openMeetings, type PipeContext } from "./context.ts";

/** When each thing of a placement is due, in London's civil time. Everything hangs on three dates: arrival, departure, today. */

/** The morning so many days before the day of arrival; none while no day is known. */
export function beforeArrival(context: PipeContext, days: number): Instant | undefined {
  return context.bed && morningOf(context, addDays(context.bed.arrivalOn, -days));
}

/** The morning of the day of arrival. */
export function arrivalMorning(context: PipeContext): Instant {
  return beforeArrival(context, 0) ?? context.now;
}

/** The end of the day on which somebody is expected. */
export function arrivalDayEnds(context: PipeContext): Instant {
  return endOfDay(context.calendar, context.bed?.arrivalOn ?? today(context));
}

/** The day of arrival; of somebody who has not arrived, today, for a reckoning that nobody asks for. */
function arrivedOn(context: PipeContext): LocalDate {
  return context.arrival?.on ?? today(context);
}

/** A week after the last key work session, or after the arrival. */
export function keyWorkDueAt(context: PipeContext): Instant {
  const last = context.keyWork.lastOn ?? arrivedOn(context);
  return morningOf(context, addDays(last, context.policy.keyWorkEveryDays));
}

/** The next weekly sweep: so many whole weeks after the arrival, in the morning, strictly after now. */
export function nextSweepAt(context: PipeContext): Instant {
  return nextEvery(context, context.policy.sweepEveryDays);
}

/** The review of the steps taken for somebody who was not engaged, or not considered. */
export function engagementReviewAt(context: PipeContext): Instant {
  const from = context.steps?.on ?? today(context);
  return morningOf(context, addDays(from, context.policy.engagementReviewAfterDays));
}

/** Exactly 72 hours after the arrival, whatever the clocks do meanwhile. */
export function firstReviewDueAt({ arrival, now, policy }: PipeContext): Instant {
  return (arrival?.instant ?? now) + policy.firstReviewAfterHours * 3_600_000;
}

/** The day of a review: arrival + 28 days each, whenever the one before was held. */
export function reviewDay(context: PipeContext, review: number): LocalDate {
  return addDays(arrivedOn(context), review * context.policy.reviewEveryDays);
}

/** Number of the first review whose morning has not come. */
export function nextReview(context: PipeContext): number {
  const passed = Math.floor(daysBetween(arrivedOn(context), today(context)) / context.policy.reviewEveryDays);
  const latest = Math.max(passed, 1);
  return morningOf(context, reviewDay(context, latest)) > context.now ? latest : latest + 1;
}

export function nextReviewAt(context: PipeContext): Instant {
  return morningOf(context, reviewDay(context, nextReview(context)));
}

/** When the offender manager is asked to contribute to the next review. */
export function reviewNoticeAt(context: PipeContext): Instant {
  const { reviewNoticeDays } = context.policy;
  return morningOf(context, addDays(reviewDay(context, nextReview(context)), -reviewNoticeDays));
}

/** The morning so many days before the planned departure. */
export function beforeDeparture(context: PipeContext, days: number): Instant {
  return morningOf(context, addDays(context.plannedDepartureOn ?? today(context), -days));
}

export function resettlementStartsAt(context: PipeContext): Instant {
  return beforeDeparture(context, context.policy.resettlementStartsDaysBefore);
}

export function leavingStartsAt(context: PipeContext): Instant {
  return beforeDeparture(context, context.policy.leavingStartsDaysBefore);
}

export function departureMorning(context: PipeContext): Instant {
  return beforeDeparture(context, 0);
}

/** The morning of the next MAPPA meeting's day, strictly after now. */
export function nextMeetingAt(context: PipeContext): Instant | undefined {
  return openMeetings(context)
    .map(({ on }) => morningOf(context, on))
    .filter((at) => at > context.now)
    .sort((a, b) => a - b)[0];
}

function nextEvery(context: PipeContext, days: number): Instant {
  const passed = Math.max(0, Math.floor(daysBetween(arrivedOn(context), today(context)) / days));
  const at = (times: number): Instant => morningOf(context, addDays(arrivedOn(context), times * days));
  const due = at(Math.max(passed, 1));
  return due > context.now ? due : at(Math.max(passed, 1) + 1);
}
