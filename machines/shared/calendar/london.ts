import type { Instant, LocalDate, LocalTime } from "../time.ts";
import { CalendarHorizonError, requireCovered, type CalendarData } from "./calendar-data.ts";
import { NotALocalDateError, addDays, dayOfWeek, daysBetween, isLocalDate } from "./civil-date.ts";
import { minutesIntoDay } from "./local-time.ts";

/**
 * Between instants and London's civil time, from the calendar's own list of clock changes, and both in the words that
 * letters, messages and operators read. Every function that takes a calendar throws `CalendarHorizonError` where the
 * London date, asked for or found, is outside it.
 */

const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 86_400_000;
const EPOCH = "1970-01-01";
const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/**
 * The London date at an instant.
 * @throws CalendarHorizonError
 */
export function localDateOf(calendar: CalendarData, instant: Instant): LocalDate {
  return civil(calendar, instant).date;
}

/**
 * The London time of day at an instant, seconds cut off. In the hour that comes twice in October both read the same.
 * @throws CalendarHorizonError
 */
export function localTimeOf(calendar: CalendarData, instant: Instant): LocalTime {
  const minutes = Math.floor(civil(calendar, instant).msIntoDay / MS_PER_MINUTE);
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

/**
 * The instant at which London reads this date and time.
 * A time that spring skips moves on by the length of the gap (01:30 becomes 02:30); of a time that comes twice in
 * autumn it is the first. `java.time` and the Temporal proposal resolve both in the same way.
 * @throws CalendarHorizonError
 * @throws NotALocalDateError, NotALocalTimeError for a date or time that does not exist.
 */
export function instantAt(calendar: CalendarData, date: LocalDate, time: LocalTime): Instant {
  requireCovered(calendar, date);
  return resolve(calendar, date, minutesIntoDay(time));
}

/**
 * 00:00 in London on the date, its first instant.
 * @throws CalendarHorizonError
 */
export function startOfDay(calendar: CalendarData, date: LocalDate): Instant {
  return instantAt(calendar, date, "00:00");
}

/**
 * 24:00 in London on the date, which is the first instant of the next day: a deadline given as a date ends here
 * (processes.md, Clocks), so what arrives at this very instant is late. It reads as the next date; name the deadline
 * to people by its date. The horizon itself has an end.
 * @throws CalendarHorizonError
 */
export function endOfDay(calendar: CalendarData, date: LocalDate): Instant {
  requireCovered(calendar, date);
  return resolve(calendar, date, 24 * 60);
}

/**
 * The next time London reads this time of day, strictly after the instant. It comes once on every date: skipped and
 * repeated times as in `instantAt`.
 * @throws CalendarHorizonError also when that would be on the day after the horizon.
 */
export function nextTimeOfDay(calendar: CalendarData, after: Instant, time: LocalTime): Instant {
  const today = localDateOf(calendar, after);
  const candidate = instantAt(calendar, today, time);
  return candidate > after ? candidate : instantAt(calendar, addDays(today, 1), time);
}

/**
 * A date in words: `9 November 2026`.
 * @throws NotALocalDateError for a date that does not exist.
 */
export function dateInWords(date: LocalDate): string {
  if (!isLocalDate(date)) throw new NotALocalDateError();
  const [year, month, day] = date.split("-");
  return `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
}

/**
 * An instant as London reads it, to the minute: `Mon 9 November 2026 at 09:00`. The end of a day reads as 00:00 of
 * the next one: for a deadline given as a date use `dateInWords`.
 * @throws CalendarHorizonError
 */
export function inLondon(calendar: CalendarData, instant: Instant): string {
  const date = localDateOf(calendar, instant);
  return `${DAYS[dayOfWeek(date) - 1]} ${dateInWords(date)} at ${localTimeOf(calendar, instant)}`;
}

/**
 * A deadline as London reads it: one at the end of a day names that day, `the end of Sun 31 January 2027`, where
 * {@link inLondon} would name the next.
 * @throws CalendarHorizonError
 */
export function deadlineInLondon(calendar: CalendarData, instant: Instant): string {
  const [day, time] = inLondon(calendar, instant - 1).split(" at ");
  const atDaysEnd = time === "23:59" && instant % MS_PER_MINUTE === 0;
  return atDaysEnd ? `the end of ${day}` : inLondon(calendar, instant);
}

/** Walks the periods between clock changes; the first that contains the wanted reading has its first occurrence. */
function resolve(calendar: CalendarData, date: LocalDate, minutesIntoTheDay: number): Instant {
  const wanted = daysBetween(EPOCH, date) * MS_PER_DAY + minutesIntoTheDay * MS_PER_MINUTE;
  let inPeriodBefore: Instant | undefined;
  for (const [index, change] of calendar.offsetChanges.entries()) {
    const instant = wanted - change.minutes * MS_PER_MINUTE;
    const next = calendar.offsetChanges[index + 1];
    if (instant < change.at) return inPeriodBefore ?? outside(calendar, date);
    if (next === undefined || instant < next.at) return instant;
    inPeriodBefore = instant;
  }
  return outside(calendar, date);
}

function civil(calendar: CalendarData, instant: Instant): { date: LocalDate; msIntoDay: number } {
  const inForce = calendar.offsetChanges.findLast((change) => change.at <= instant);
  const reading = instant + (inForce?.minutes ?? 0) * MS_PER_MINUTE;
  const date = addDays(EPOCH, Math.floor(reading / MS_PER_DAY));
  requireCovered(calendar, date);
  // No change in force: the list does not reach back to `from`, and the offset taken above would be a guess.
  if (inForce === undefined) outside(calendar, date);
  return { date, msIntoDay: reading - daysBetween(EPOCH, date) * MS_PER_DAY };
}

function outside(calendar: CalendarData, date: LocalDate): never {
  throw new CalendarHorizonError(calendar, date);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
