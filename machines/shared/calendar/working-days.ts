import type { LocalDate } from "../time.ts";
import { requireCovered, type CalendarData } from "./calendar-data.ts";
import { addDays, dayOfWeek } from "./civil-date.ts";

/**
 * Working days: all but Saturday, Sunday and the bank holidays of England and Wales (processes.md, Clocks).
 * Every function throws `CalendarHorizonError` as soon as it would have to look at a day outside the calendar, and
 * `NotALocalDateError` for a date that does not exist.
 */

const SATURDAY = 6;

/** A number of working days to count was negative or not whole. Correct the policy value or the form it came from. */
export class NotACountOfDaysError extends Error {
  override readonly name = "NotACountOfDaysError";

  constructor() {
    super("A number of working days is a whole number, 0 or more. Correct the policy or the form it came from.");
  }
}

/** Whether the date is a working day. */
export function isWorkingDay(calendar: CalendarData, date: LocalDate): boolean {
  requireCovered(calendar, date);
  return dayOfWeek(date) < SATURDAY && !calendar.bankHolidays.includes(date);
}

/**
 * The last of `count` working days, counted from the next working day ("N working days", processes.md, Clocks): the
 * date itself is never one of them. None leaves the date as it is, working day or not.
 * @throws NotACountOfDaysError
 */
export function addWorkingDays(calendar: CalendarData, date: LocalDate, count: number): LocalDate {
  return countOff(calendar, date, count, 1);
}

/**
 * The date `count` working days before `date`, counted back, `date` excluded (processes.md, Counting): three working
 * days before a Thursday is the Monday. None leaves the date as it is, working day or not.
 * @throws NotACountOfDaysError
 */
export function workingDaysBefore(calendar: CalendarData, date: LocalDate, count: number): LocalDate {
  return countOff(calendar, date, count, -1);
}

/** The first working day strictly after the date. */
export function nextWorkingDay(calendar: CalendarData, date: LocalDate): LocalDate {
  return addWorkingDays(calendar, date, 1);
}

/**
 * The working days after `first` up to and including `last`, as `addWorkingDays` counts them; negative when `last` is
 * the earlier. To count the first day as well (an issue day, say), start from the day before it.
 */
export function workingDaysBetween(calendar: CalendarData, first: LocalDate, last: LocalDate): number {
  if (last < first) return -workingDaysBetween(calendar, last, first);
  requireCovered(calendar, first);
  requireCovered(calendar, last);
  let count = 0;
  for (let day = addDays(first, 1); day <= last; day = addDays(day, 1)) {
    if (isWorkingDay(calendar, day)) count += 1;
  }
  return count;
}

function countOff(calendar: CalendarData, date: LocalDate, count: number, step: 1 | -1): LocalDate {
  if (!Number.isSafeInteger(count) || count < 0) throw new NotACountOfDaysError();
  requireCovered(calendar, date);
  let day = date;
  for (let left = count; left > 0;) {
    day = addDays(day, step);
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  return day;
}
