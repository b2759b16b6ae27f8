import fc from "fast-check";
import { addDays, daysBetween } from "../../../machines/shared/calendar/civil-date.ts";
import type { LocalDate } from "../../../machines/shared/time.ts";

/** Any civil date from `first` to `last`, both included, for property tests. */
export function dateBetween(first: LocalDate, last: LocalDate): fc.Arbitrary<LocalDate> {
  return fc.integer({ min: 0, max: daysBetween(first, last) }).map((days) => addDays(first, days));
}
