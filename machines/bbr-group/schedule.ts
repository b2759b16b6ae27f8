import { addDays } from "../shared/calendar/civil-date.ts";
import { endOfDay, instantAt, localDateOf } from "../shared/calendar/london.ts";
import { addWorkingDays } from "../shared/calendar/working-days.ts";
import { morningOf, morningOfOrNext } from "../shared/case-life/schedule.ts";
import type { Instant, LocalDate } from "../shared/time.ts";
import { openRegisters, sessionsToCome, sessionUnderWay, type GroupContext, type Register } from "./context.ts";
import type { PlannedSession } from "./timetable.ts";

/** When each deadline of a group is due, in London's civil time. `undefined`: not at all. */

/** The session that comes next. */
export function nextSession(context: GroupContext): PlannedSession | undefined {
  return sessionsToCome(context)[0];
}

export function sessionBeginsAt(context: GroupContext): Instant | undefined {
  const session = nextSession(context);
  return session && instantAt(context.calendar, session.on, session.at);
}

export function sessionEndsAt(context: GroupContext): Instant | undefined {
  return sessionUnderWay(context)?.endsAt;
}

/** The end of the next working day after the session. Source: processes.md section 3, Attendance. */
export function registerDueOn({ calendar, policy }: GroupContext, { beganAt }: Register): LocalDate {
  return addWorkingDays(calendar, localDateOf(calendar, beganAt), policy.registerDueInWorkingDays);
}

export function registerDueAt(context: GroupContext, register: Register): Instant {
  return endOfDay(context.calendar, registerDueOn(context, register));
}

/** The facilitator is reminded on the morning of the day on which the register is due; before that nothing is late. */
function reminderAt(context: GroupContext, register: Register): Instant {
  return morningOf(context, registerDueOn(context, register));
}

export function registerReminderAt(context: GroupContext): Instant | undefined {
  const waiting = toRemindOf(context).map((register) => reminderAt(context, register));
  return waiting.length > 0 ? Math.min(...waiting) : undefined;
}

/** The registers whose reminder is due now. */
export function remindersDue(context: GroupContext): readonly Register[] {
  return toRemindOf(context).filter((register) => reminderAt(context, register) <= context.now);
}

const toRemindOf = (context: GroupContext): readonly Register[] =>
  openRegisters(context).filter(({ ended, reminded }) => ended && !reminded);

/** The morning after the last day on which somebody who begins can get a place: nobody will join Foundation any more. */
export function enoughCheckAt(context: GroupContext): Instant | undefined {
  const [first] = context.timetable;
  if (!first || context.checkedFor === first.on) return undefined;
  return morningOfOrNext(context, addDays(first.on, 1 - context.policy.daysBeforeFirstSession));
}
