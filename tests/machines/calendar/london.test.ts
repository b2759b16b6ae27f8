import { describe, it, expect } from "vitest";
import fc from "fast-check";
import { CalendarHorizonError } from "../../../machines/shared/calendar/calendar-data.ts";
import { NotALocalDateError, addDays } from "../../../machines/shared/calendar/civil-date.ts";
import { NotALocalTimeError } from "../../../machines/shared/calendar/local-time.ts";
import {
  endOfDay,
  instantAt,
  localDateOf,
  localTimeOf,
  nextTimeOfDay,
  startOfDay,
} from "../../../machines/shared/calendar/london.ts";
import { calendarFor } from "../../../machines/shared/calendar/vendored.ts";
import { dateBetween } from "./arbitrary-dates.ts";

const calendar = calendarFor("2012-01-01");
const utc = (text: string): number => Date.parse(text);
const HOUR = 3_600_000;

const anyDate = dateBetween("2012-01-01", "2028-12-31");
const anyTime = fc
  .integer({ min: 0, max: 24 * 60 - 1 })
  .map((m) => `${String(Math.floor(m / 60)).padStart(2, "0")}:${String(m % 60).padStart(2, "0")}`);
const anyInstant = fc.integer({ min: utc("2012-01-01T00:00:00Z"), max: utc("2028-12-31T23:59:59.999Z") });

describe("London time", () => {
  it("is UTC in winter and an hour ahead in summer", () => {
    expect(instantAt(calendar, "2026-11-09", "09:00")).toBe(utc("2026-11-09T09:00:00Z"));
    expect(instantAt(calendar, "2026-07-09", "09:00")).toBe(utc("2026-07-09T08:00:00Z"));
    expect(localTimeOf(calendar, utc("2026-07-09T08:00:59.999Z"))).toBe("09:00");
  });

  it("is on the next date already in the last UTC hour of a summer day", () => {
    expect(localDateOf(calendar, utc("2026-07-09T23:30:00Z"))).toBe("2026-07-10");
    expect(localDateOf(calendar, utc("2026-11-09T23:30:00Z"))).toBe("2026-11-09");
  });

  it("agrees with Intl at any instant from 2012 to 2028", () => {
    const intl = new Intl.DateTimeFormat("sv-SE", {
      timeZone: "Europe/London",
      dateStyle: "short",
      timeStyle: "short",
    });
    fc.assert(
      fc.property(anyInstant, (instant) => {
        expect(`${localDateOf(calendar, instant)} ${localTimeOf(calendar, instant)}`).toBe(intl.format(instant));
      }),
      { numRuns: 2_000 },
    );
  });

  it("gives back the date and time it was asked for, unless spring skips that time", () => {
    fc.assert(
      fc.property(anyDate, anyTime, (date, time) => {
        const instant = instantAt(calendar, date, time);
        expect(localDateOf(calendar, instant)).toBe(date);
        const read = localTimeOf(calendar, instant);
        if (read !== time)
          expect([time.slice(0, 2), read.slice(0, 2), read.slice(3)]).toEqual(["01", "02", time.slice(3)]);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("when summer time begins, on 28 March 2027", () => {
  it("00:59 is followed by 02:00", () => {
    expect(localTimeOf(calendar, utc("2027-03-28T00:59:59Z"))).toBe("00:59");
    expect(localTimeOf(calendar, utc("2027-03-28T01:00:00Z"))).toBe("02:00");
  });

  it("a time that is skipped moves on by an hour", () => {
    expect(instantAt(calendar, "2027-03-28", "01:00")).toBe(utc("2027-03-28T01:00:00Z"));
    expect(instantAt(calendar, "2027-03-28", "01:30")).toBe(utc("2027-03-28T01:30:00Z"));
    expect(localTimeOf(calendar, instantAt(calendar, "2027-03-28", "01:30"))).toBe("02:30");
    expect(instantAt(calendar, "2027-03-28", "02:00")).toBe(utc("2027-03-28T01:00:00Z"));
  });

  it("the day has twenty-three hours", () => {
    expect(endOfDay(calendar, "2027-03-28") - startOfDay(calendar, "2027-03-28")).toBe(23 * HOUR);
  });

  it("nine in the morning comes twenty-three hours after nine on Saturday", () => {
    const saturday = instantAt(calendar, "2027-03-27", "09:00");
    expect(nextTimeOfDay(calendar, saturday, "09:00")).toBe(saturday + 23 * HOUR);
  });
});

describe("when summer time ends, on 31 October 2027", () => {
  it("a time that comes twice is the first of the two", () => {
    expect(instantAt(calendar, "2027-10-31", "01:30")).toBe(utc("2027-10-31T00:30:00Z"));
    expect(localTimeOf(calendar, utc("2027-10-31T00:30:00Z"))).toBe("01:30");
    expect(localTimeOf(calendar, utc("2027-10-31T01:30:00Z"))).toBe("01:30");
    expect(instantAt(calendar, "2027-10-31", "02:00")).toBe(utc("2027-10-31T02:00:00Z"));
  });

  it("the day has twenty-five hours", () => {
    expect(endOfDay(calendar, "2027-10-31") - startOfDay(calendar, "2027-10-31")).toBe(25 * HOUR);
  });

  it("the repeated hour does not bring its times a second time", () => {
    const second = utc("2027-10-31T01:15:00Z");
    expect(nextTimeOfDay(calendar, second, "01:30")).toBe(utc("2027-11-01T01:30:00Z"));
  });
});

describe("a day", () => {
  it("ends where the next begins", () => {
    expect(endOfDay(calendar, "2022-11-29")).toBe(utc("2022-11-30T00:00:00Z"));
    expect(endOfDay(calendar, "2026-06-30")).toBe(utc("2026-06-30T23:00:00Z"));
    fc.assert(
      fc.property(dateBetween("2012-01-01", "2028-12-30"), (date) => {
        expect(endOfDay(calendar, date)).toBe(startOfDay(calendar, addDays(date, 1)));
        expect(localDateOf(calendar, endOfDay(calendar, date) - 1)).toBe(date);
      }),
    );
  });
});

describe("the next time of day", () => {
  it("is today's while it is still to come", () => {
    expect(nextTimeOfDay(calendar, utc("2026-11-09T08:59:59.999Z"), "09:00")).toBe(utc("2026-11-09T09:00:00Z"));
  });

  it("is tomorrow's once it has come, and at its very instant", () => {
    expect(nextTimeOfDay(calendar, utc("2026-11-09T09:00:00Z"), "09:00")).toBe(utc("2026-11-10T09:00:00Z"));
    expect(nextTimeOfDay(calendar, utc("2026-11-09T17:00:00Z"), "09:00")).toBe(utc("2026-11-10T09:00:00Z"));
  });

  it("is strictly later, by no more than twenty-five hours", () => {
    const beforeTheLastDay = fc.integer({ min: utc("2012-01-01T00:00:00Z"), max: utc("2028-12-30T23:59:59Z") });
    fc.assert(
      fc.property(beforeTheLastDay, anyTime, (after, time) => {
        const wait = nextTimeOfDay(calendar, after, time) - after;
        expect(wait).toBeGreaterThan(0);
        expect(wait).toBeLessThanOrEqual(25 * HOUR);
      }),
    );
  });
});

describe("outside the calendar", () => {
  const slice = calendarFor("2026-06-15");

  it("nothing is guessed", () => {
    const calls = [
      () => instantAt(slice, "2026-06-14", "09:00"),
      () => instantAt(slice, "2029-01-01", "09:00"),
      () => startOfDay(slice, "2029-01-01"),
      () => endOfDay(slice, "2026-06-14"),
      () => localDateOf(slice, utc("2026-06-14T22:59:59Z")),
      () => localDateOf(slice, utc("1999-01-01T00:00:00Z")),
      () => localTimeOf(slice, utc("2029-01-01T00:00:00Z")),
      () => nextTimeOfDay(slice, utc("2028-12-31T09:00:00Z"), "09:00"),
    ];
    for (const call of calls) expect(call).toThrow(CalendarHorizonError);
  });

  it("its first and last day are answered for whole", () => {
    expect(localDateOf(slice, startOfDay(slice, "2026-06-15"))).toBe("2026-06-15");
    expect(startOfDay(slice, "2026-06-15")).toBe(utc("2026-06-14T23:00:00Z"));
    expect(endOfDay(slice, "2028-12-31")).toBe(utc("2029-01-01T00:00:00Z"));
    expect(localDateOf(slice, endOfDay(slice, "2028-12-31") - 1)).toBe("2028-12-31");
  });

  it("clock changes that do not reach back to its first day leave that day unanswered", () => {
    const gappy = { ...slice, offsetChanges: slice.offsetChanges.slice(1) };
    expect(() => instantAt(gappy, "2026-06-15", "09:00")).toThrow(CalendarHorizonError);
    expect(() => localDateOf(gappy, utc("2026-06-15T09:00:00Z"))).toThrow(CalendarHorizonError);
    expect(() => instantAt({ ...slice, offsetChanges: [] }, "2026-06-15", "09:00")).toThrow(CalendarHorizonError);
  });
});

describe("a date or time that does not exist", () => {
  it("is refused", () => {
    expect(() => instantAt(calendar, "2027-02-29", "09:00")).toThrow(NotALocalDateError);
    expect(() => endOfDay(calendar, "2027-02-29")).toThrow(NotALocalDateError);
    for (const time of ["24:00", "9:00", "09:60", "09:00:00", ""]) {
      expect(() => instantAt(calendar, "2027-03-01", time)).toThrow(NotALocalTimeError);
    }
  });
});
