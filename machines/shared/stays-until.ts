import { addDays } from "./calendar/civil-date.ts";
import { endOfDay, localDateOf } from "./calendar/london.ts";
import type { CalendarData } from "./calendar/calendar-data.ts";
import type { Instant } from "./time.ts";

/**
 * The end of the time a case stays open after its outcome: the end of the London day that is so many days after that
 * of the outcome. An outcome that falls on the end of a day, 24:00, is one of that day, not of the next (processes.md,
 * Clocks): a window that closes on the 14th has its outcome on the 14th.
 * @throws CalendarHorizonError
 */
export function staysUntil(calendar: CalendarData, outcomeAt: Instant, days: number): Instant {
  return endOfDay(calendar, addDays(localDateOf(calendar, outcomeAt - 1), days));
}
