import type { LocalDate } from "../time.ts";

/**
 * Arithmetic on civil dates. A date here has no time of day and no zone, so a day is always one day, whatever the
 * clocks do. Everything throws `NotALocalDateError` rather than answer for a date that does not exist.
 */

const MS_PER_DAY = 86_400_000;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A text that is not a real date reached date arithmetic. The text may be case data, so the message leaves it out. */
export class NotALocalDateError extends Error {
  override readonly name = "NotALocalDateError";

  constructor() {
    super(
      "Not a real date written YYYY-MM-DD. Check it with isLocalDate where it enters the service, and correct it there.",
    );
  }
}

/** Whether the text is a date that exists, written `YYYY-MM-DD`: `2027-02-29` is not. Years 0100 to 9999. */
export function isLocalDate(text: string): boolean {
  const day = parse(text);
  return day !== undefined && format(day) === text;
}

/**
 * The date `days` later, or earlier when negative.
 * @throws NotALocalDateError for a date that does not exist, or a number of days that is not whole.
 */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOf(dayNumber(date) + days);
}

/**
 * The same day of the month `months` later (earlier when negative), or the last day of that month where it has no
 * such day: 31 January and one month is 28 February. Not a rule for ages of people born on 29 February.
 * @throws NotALocalDateError for a date that does not exist, or a number of months that is not whole.
 */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const { firstOfMonth, day, daysInMonth } = targetMonth(date, months);
  return dateOf(firstOfMonth + Math.min(day, daysInMonth) - 1);
}

/**
 * The last day of a period of `months` that begins on `date`: the day before the same day of the last month
 * (processes.md, Counting), so one month from 15 March ends on 14 April. Where the last month has no such day the
 * period ends with that month, as calendar months are ordinarily reckoned (so written in S.I. 2018/1082, 1.4):
 * one month from 31 January ends on 28 February, not the 27th.
 * @throws NotALocalDateError for a date that does not exist, or a number of months that is not whole.
 */
export function lastDayOfMonths(date: LocalDate, months: number): LocalDate {
  const { firstOfMonth, day, daysInMonth } = targetMonth(date, months);
  return dateOf(firstOfMonth + Math.min(day - 1, daysInMonth) - 1);
}

/**
 * Days from `first` to `last`, the first not counted; negative when `last` is the earlier.
 * "N days left" counts both ends (processes.md, Counting): one more than this.
 * @throws NotALocalDateError for a date that does not exist.
 */
export function daysBetween(first: LocalDate, last: LocalDate): number {
  return dayNumber(last) - dayNumber(first);
}

/** Orders two dates, earlier first: for `sort`, and for "on or before" as `compare(a, b) <= 0`. */
export function compare(a: LocalDate, b: LocalDate): -1 | 0 | 1 {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * The day of the week as ISO 8601 numbers it: Monday is 1, Sunday is 7.
 * @throws NotALocalDateError for a date that does not exist.
 */
export function dayOfWeek(date: LocalDate): number {
  return new Date(dayNumber(date) * MS_PER_DAY).getUTCDay() || 7;
}

/** Days since 1970-01-01. */
function dayNumber(date: LocalDate): number {
  const day = parse(date);
  if (day === undefined || format(day) !== date) throw new NotALocalDateError();
  return day;
}

function dateOf(day: number): LocalDate {
  const date = Number.isInteger(day) ? format(day) : "";
  if (!SHAPE.test(date)) throw new NotALocalDateError();
  return date;
}

function targetMonth(date: LocalDate, months: number): { firstOfMonth: number; day: number; daysInMonth: number } {
  if (!Number.isInteger(months)) throw new NotALocalDateError();
  const start = new Date(dayNumber(date) * MS_PER_DAY);
  const firstOf = (offset: number): number =>
    Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + offset, 1) / MS_PER_DAY;
  const firstOfMonth = firstOf(months);
  return { firstOfMonth, day: start.getUTCDate(), daysInMonth: firstOf(months + 1) - firstOfMonth };
}

/** The day number the text would have; of `2027-02-30` that of 2 March, which `format` then gives away. */
function parse(text: string): number | undefined {
  const match = SHAPE.exec(text);
  return match ? Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / MS_PER_DAY : undefined;
}

function format(day: number): string {
  const date = new Date(day * MS_PER_DAY);
  return `${pad(date.getUTCFullYear(), 4)}-${pad(date.getUTCMonth() + 1, 2)}-${pad(date.getUTCDate(), 2)}`;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}
