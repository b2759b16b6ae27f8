import { CalendarHorizonError } from "../shared/calendar/calendar-data.ts";
import { addDays } from "../shared/calendar/civil-date.ts";
import { changing } from "../shared/case-life/changing.ts";
import { isPaused } from "../shared/case-life/pausing-clock.ts";
import { morningOf } from "../shared/case-life/schedule.ts";
import type { Instant, LocalDate } from "../shared/time.ts";
import { licenceEnd } from "./criteria.ts";
import type { EmTagContext } from "./context.ts";
import { lastDayOf } from "./place.ts";

/**
 * Licences end years ahead, bank holidays are proclaimed about two years ahead. A release or a recall must not be
 * refused for that: deadlines beyond the case's calendar are set when it reaches that far, and some time before it ends
 * a task asks for a new one.
 */

/** What the case waits for in the end: the last monitored day, or that of the licence while the clock stands still. */
function waitsFor(context: EmTagContext): LocalDate {
  return isPaused(context.recalls) ? licenceEnd(context.licence) : lastDayOf(context);
}

/** When a longer calendar must be there; none while the one there is reaches far enough. */
export function calendarNeededAt(context: EmTagContext): Instant | undefined {
  const { calendar } = context;
  if (waitsFor(context) <= calendar.horizon) return undefined;
  return Math.max(morningOf(context, addDays(calendar.horizon, -DAYS_TO_RENEW)), context.now);
}

/** About a month: published calendars reach years further by then. */
const DAYS_TO_RENEW = 30;

/** Parks the deadline, and so opens the task to renew the calendar, unless that has been done. */
export const needsCalendar = changing<EmTagContext, { readonly type: string }>((context) => {
  if (calendarNeededAt(context) === context.now) throw new CalendarHorizonError(context.calendar, waitsFor(context));
  return {};
});
