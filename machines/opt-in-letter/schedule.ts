import { addDays, addMonths } from "../shared/calendar/civil-date.ts";
import { instantAt, nextTimeOfDay } from "../shared/calendar/london.ts";
import { workingDaysBefore } from "../shared/calendar/working-days.ts";
import type { Instant } from "../shared/time.ts";
import { closesOn, morningOf, today, type OptInContext } from "./context.ts";

/** When each reminder and chase of the opt-in letter is due. All at the reminder hour, London time. */

/** The fortnight runs from the last update; a morning that has passed already becomes the next one. */
export function nextUpdateAt(context: OptInContext): Instant {
  const due = morningOf(context, addDays(context.lastUpdateOn, context.campaign.updateEveryDays));
  return due > context.now ? due : nextMorning(context);
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
  const due = morningOf(context, addDays(last, context.policy.chaseTracingEveryDays));
  return due > context.now ? due : nextMorning(context);
}

export function findPersonAt(context: OptInContext): Instant {
  const { calendar, policy, campaign } = context;
  return morningOf(context, workingDaysBefore(calendar, campaign.closesOn, policy.findPersonWorkingDaysBeforeClose));
}

/** The same day of the month as the instruction, a month later for each chase sent. */
export function payrollChaseAt(context: OptInContext): Instant {
  const { instructedOn, chases } = context.payroll ?? { instructedOn: today(context), chases: 0 };
  return morningOf(context, addMonths(instructedOn, (chases + 1) * context.policy.chasePayrollEveryMonths));
}

/** Somebody whose window closed without an answer is told in the morning, never in the night. */
export function lapseNoticeAt(context: OptInContext): Instant {
  return nextMorning(context);
}

export type QaEvent = OptInContext["campaign"]["qaEvents"][number];

/** The next question and answer event the person has not been invited to and that has not begun. */
export function nextQaEvent(context: OptInContext): QaEvent | undefined {
  return context.campaign.qaEvents
    .filter((event) => !context.invited.includes(event.id) && qaBeginsAt(context, event) > context.now)
    .sort((a, b) => inviteAt(context, a) - inviteAt(context, b))[0];
}

/** When the next invitation goes out: some working days before the event, at once when that has passed. */
export function nextInvitationAt(context: OptInContext): Instant {
  const event = nextQaEvent(context);
  return event ? Math.max(inviteAt(context, event), context.now) : context.now;
}

export function qaBeginsAt({ calendar }: OptInContext, event: QaEvent): Instant {
  return instantAt(calendar, event.on, event.at);
}

function inviteAt(context: OptInContext, event: QaEvent): Instant {
  const { calendar, policy } = context;
  return morningOf(context, workingDaysBefore(calendar, event.on, policy.inviteWorkingDaysBefore));
}

function nextMorning({ calendar, now, policy }: OptInContext): Instant {
  return nextTimeOfDay(calendar, now, policy.remindersAt);
}
