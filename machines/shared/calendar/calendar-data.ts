import type { Instant, LocalDate } from "../time.ts";
import { NotALocalDateError, isLocalDate } from "./civil-date.ts";

/**
 * What a case carries of the calendar: plain data in its state, so that a replay on any worker counts the same
 * (design.md, Time). It answers for `from` to `horizon`, both included, and for nothing else.
 */
export interface CalendarData {
  /** Names the vendored data this was cut from. */
  readonly version: string;
  readonly from: LocalDate;
  /** The last date it answers for. */
  readonly horizon: LocalDate;
  /** Bank holidays of England and Wales, in order. */
  readonly bankHolidays: readonly LocalDate[];
  /** Minutes that London is ahead of UTC from each instant on, in order; the first is in force when `from` begins. */
  readonly offsetChanges: readonly OffsetChange[];
}

export interface OffsetChange {
  readonly at: Instant;
  readonly minutes: number;
}

/**
 * The calendar was asked about a date it has no data for. Nothing is guessed, since a bank holiday is proclaimed, not
 * computed: a person renews the case's calendar with data that covers the date, or corrects the date.
 */
export class CalendarHorizonError extends Error {
  override readonly name = "CalendarHorizonError";
  /** The date asked about. */
  readonly asked: LocalDate;
  readonly from: LocalDate;
  readonly horizon: LocalDate;

  constructor(calendar: CalendarData, asked: LocalDate) {
    super(
      `The calendar (${calendar.version}) runs from ${calendar.from} to ${calendar.horizon} and was asked about ${asked}. ` +
        "Renew the calendar with one that covers this date, or correct the date.",
    );
    this.asked = asked;
    this.from = calendar.from;
    this.horizon = calendar.horizon;
  }
}

/**
 * Lets a date through that the calendar has data for.
 * @throws CalendarHorizonError for a date before `from` or after `horizon`.
 * @throws NotALocalDateError for a date that does not exist.
 */
export function requireCovered(calendar: CalendarData, date: LocalDate): void {
  if (!isLocalDate(date)) throw new NotALocalDateError();
  if (date < calendar.from || date > calendar.horizon) throw new CalendarHorizonError(calendar, date);
}
