import { addDays } from "../../machines/shared/calendar/civil-date.ts";
import { calendarFor } from "../../machines/shared/calendar/vendored.ts";
import type { Course } from "./course.ts";

/** A London date, alone or before a time, wherever it stands in a text of its own. */
const DATE = /^(\d{4}-\d{2}-\d{2})(?=$| \d{2}:\d{2}$)/;

/** Whole weeks keep every weekday; bank holidays may fall otherwise. */
const YEAR_OF_WEEKS = 364;

/**
 * A course that lies ahead: as it stands while it does, later by whole years of 52 weeks once its first day has come.
 * It may then be `beyondCalendar`.
 */
export function ahead(course: Course, today: string): Course {
  const first = course.steps[0]?.at.slice(0, 10) ?? today;
  let days = 0;
  while (addDays(first, days) <= today) days += YEAR_OF_WEEKS;
  return days === 0 ? course : (moved(course, days) as Course);
}

/**
 * Why a course cannot be run: its last step lies beyond the vendored calendar. What its bodies name may do so, as the
 * end of a licence does. None: it can be.
 */
export function beyondCalendar({ steps }: Course): string | undefined {
  const { horizon } = calendarFor("2026-01-01");
  const last = steps.at(-1)?.at.slice(0, 10) ?? horizon;
  return last > horizon ? `beyond the calendar, which ends ${horizon}` : undefined;
}

/** The value with every date in it so many days later. */
export function moved(value: unknown, days: number): unknown {
  if (typeof value === "string") return value.replace(DATE, (date) => addDays(date, days));
  if (Array.isArray(value)) return value.map((each) => moved(each, days));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, moved(inner, days)]));
}
