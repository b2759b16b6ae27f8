import { endOfDay, instantAt, localDateOf, nextTimeOfDay } from "../calendar/london.ts";
import { addWorkingDays } from "../calendar/working-days.ts";
import type { Instant, LocalDate } from "../time.ts";
import type { SharedCase } from "./shared-case.ts";

/** When things are due, in London's civil time. Everything throws `CalendarHorizonError` beyond the calendar. */

type Clock = Pick<SharedCase, "calendar" | "now">;
type Mornings = Clock & { readonly policy: Pick<SharedCase["policy"], "remindersAt"> };

/** Today's London date in the case's own time. */
export function today({ calendar, now }: Clock): LocalDate {
  return localDateOf(calendar, now);
}

/** For what is useless tomorrow. */
export function endOfToday(context: Clock): Instant {
  return endOfDay(context.calendar, today(context));
}

/** The hour at which reminders go out, on a London date. */
export function morningOf({ calendar, policy }: Omit<Mornings, "now">, date: LocalDate): Instant {
  return instantAt(calendar, date, policy.remindersAt);
}

/** The next morning that has not begun, strictly after now. */
export function nextMorning({ calendar, now, policy }: Mornings): Instant {
  return nextTimeOfDay(calendar, now, policy.remindersAt);
}

/** The morning of a date, or the next one when that has passed: what is late comes once, and never in the night. */
export function morningOfOrNext(context: Mornings, date: LocalDate): Instant {
  const due = morningOf(context, date);
  return due > context.now ? due : nextMorning(context);
}

/** The end of the working day that is so many working days from today. */
export function inWorkingDays(context: Clock, count: number): Instant {
  return endOfDay(context.calendar, addWorkingDays(context.calendar, today(context), count));
}
