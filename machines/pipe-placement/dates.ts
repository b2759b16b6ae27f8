import { addDays } from "../shared/calendar/civil-date.ts";
import type { LocalDate } from "../shared/time.ts";

/** The later of two dates: what is recorded late must not hide what came after it. */
export function later(one: LocalDate | undefined, other: LocalDate): LocalDate {
  return one !== undefined && one > other ? one : other;
}

/** Whether a date lies in the days before another, that one included. */
export function inTheDaysBefore(date: LocalDate | undefined, until: LocalDate, days: number): boolean {
  return date !== undefined && date > addDays(until, -days) && date <= until;
}
