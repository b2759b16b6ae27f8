import type { LocalDate } from "../time.ts";
import { requireCovered, type CalendarData } from "./calendar-data.ts";
import { startOfDay } from "./london.ts";
import bankHolidays from "./data/bank-holidays-england-and-wales.json" with { type: "json" };
import london from "./data/london-offsets.json" with { type: "json" };

/**
 * The vendored calendar, for the API and the worker's activities only. A workflow gets its slice through its input:
 * were this in the workflow bundle, new data would change what a replay computes.
 */
const VENDORED: CalendarData = {
  version: `${bankHolidays.version}, ${london.version}`,
  from: bankHolidays.coversFrom,
  horizon: bankHolidays.coversTo,
  bankHolidays: bankHolidays.bankHolidays.map(({ date }) => date),
  offsetChanges: london.offsetChanges.map(({ at, minutes }) => ({ at: Date.parse(at), minutes })),
};

/**
 * The calendar from this London date to the horizon of the vendored data, as a case carries it (about 1 kB for
 * three years). Begin early enough for everything the case will look back on: the start of a sentence, say.
 * @throws CalendarHorizonError for a date the vendored data does not cover.
 * @throws NotALocalDateError for a date that does not exist.
 */
export function calendarFor(from: LocalDate): CalendarData {
  requireCovered(VENDORED, from);
  const begins = startOfDay(VENDORED, from);
  const inForce = VENDORED.offsetChanges.findLastIndex((change) => change.at <= begins);
  return {
    version: VENDORED.version,
    from,
    horizon: VENDORED.horizon,
    bankHolidays: VENDORED.bankHolidays.filter((date) => date >= from),
    offsetChanges: VENDORED.offsetChanges.slice(inForce),
  };
}
