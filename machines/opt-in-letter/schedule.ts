import { addDays, addMonths, daysBetween } from "../shared/calendar/civil-date.ts";
import { endOfDay, instantAt } from "../shared/calendar/london.ts";
import { workingDaysBefore } from "../shared/calendar/working-days.ts";
import { morningOf, morningOfOrNext, nextMorning, today } from "../shared/case-life/schedule.ts";
import type { Instant, LocalDate } from "../shared/time.ts";
import { closesOn, type OptInContext } from "./context.ts";

/** When each reminder and chase of the opt-in letter is due. All at the reminder hour, London time. */

/** The fortnight runs from the last update; a morning that has passed already becomes the next one. */
export function nextUpdateAt(context: OptInContext): Instant {
  return morningOfOrNext(context, addDays(context.lastUpdateOn, context.campaign.updateEveryDays));
}

export function lettersReleasedAt(context: OptInContext): Instant {
  return morningOf(context, context.campaign.lettersFrom);
}

export function oneWeekReminderAt(context: OptInContext): Instant {
  return morningOf(context, addDays(closesOn(context), -context.policy.reminderDaysBeforeClose));
}

export function threeWorkingDaysReminderAt(context: OptInContext): Instant {
  const { calendar, policy } = context;
  return morningOf(context, workingDaysBefore(calendar, closesOn(context), policy.reminderWorkingDaysBeforeClose));
}

export function lastMorningReminderAt(context: OptInContext): Instant {
  return morningOf(context, closesOn(context));
}

/** A week after SSCL was asked, or chased last. */
export function traceChaseAt(context: OptInContext): Instant {
  const last = context.tracing?.lastChaseOn ?? today(context);
  return morningOfOrNext(context, addDays(last, context.policy.chaseTracingEveryDays));
}

export function findPersonAt(context: OptInContext): Instant {
  const { calendar, policy, campaign } = context;
  return morningOf(context, workingDaysBefore(calendar, campaign.closesOn, policy.findPersonWorkingDaysBeforeClose));
}

/**
 * The same day of the month as the instruction, in each month after it: 31 January, 28 February, 31 March. Months that
 * have passed already are not made up for.
 */
export function payrollChaseAt(context: OptInContext): Instant {
  const from = context.payroll?.instructedOn ?? today(context);
  const every = context.policy.chasePayrollEveryMonths;
  let due = morningOf(context, addMonths(from, every));
  for (let times = 2; due <= context.now; times += 1) due = morningOf(context, addMonths(from, times * every));
  return due;
}

/**
 * The last day on which a late answer is still put to a decision: the campaign's. For somebody whose own window closed
 * on that day or later, as many days after their close as the campaign gives after its own: their late answer is not
 * lost either.
 */
export function lateAnswersUntil(context: OptInContext): LocalDate {
  const { campaign } = context;
  const closed = closesOn(context);
  if (closed < campaign.lateAnswersUntil || closed === campaign.closesOn) return campaign.lateAnswersUntil;
  return addDays(closed, daysBetween(campaign.closesOn, campaign.lateAnswersUntil));
}

export function lateAnswersCloseAt(context: OptInContext): Instant {
  return endOfDay(context.calendar, lateAnswersUntil(context));
}

export type QaEvent = OptInContext["campaign"]["qaEvents"][number];

/** The next question and answer event to invite to: of those that have not begun, the one whose invitation goes first. */
export function nextQaEvent(context: OptInContext): QaEvent | undefined {
  return context.campaign.qaEvents
    .filter((event) => !context.invited.includes(event.id) && qaBeginsAt(context, event) > context.now)
    .sort((a, b) => inviteAt(context, a) - inviteAt(context, b))[0];
}

export function nextInvitationAt(context: OptInContext): Instant {
  const event = nextQaEvent(context);
  return event ? inviteAt(context, event) : context.now;
}

export function qaBeginsAt({ calendar }: OptInContext, event: QaEvent): Instant {
  return instantAt(calendar, event.on, event.at);
}

/**
 * Some working days before the event. When that has passed, at once by day; in the evening or the night the invitation
 * waits for the morning, unless the event would have begun by then.
 */
function inviteAt(context: OptInContext, event: QaEvent): Instant {
  const { calendar, policy, now } = context;
  const due = morningOf(context, workingDaysBefore(calendar, event.on, policy.inviteWorkingDaysBefore));
  if (due > now) return due;
  const morning = nextMorning(context);
  return isDaytime(context) || morning >= qaBeginsAt(context, event) ? now : morning;
}

function isDaytime(context: OptInContext): boolean {
  const evening = instantAt(context.calendar, today(context), context.policy.invitationsUntil);
  return morningOf(context, today(context)) <= context.now && context.now < evening;
}
