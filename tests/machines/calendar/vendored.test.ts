import { describe, it, expect } from "vitest";
import bankHolidays from "../../../machines/shared/calendar/data/bank-holidays-england-and-wales.json" with { type: "json" };
import london from "../../../machines/shared/calendar/data/london-offsets.json" with { type: "json" };
import { CalendarHorizonError } from "../../../machines/shared/calendar/calendar-data.ts";
import { NotALocalDateError, dayOfWeek, isLocalDate } from "../../../machines/shared/calendar/civil-date.ts";
import { calendarFor } from "../../../machines/shared/calendar/vendored.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const dates = bankHolidays.bankHolidays.map(({ date }) => date);

describe("the vendored bank holidays", () => {
  it("are real weekdays, in order, none twice", () => {
    expect(dates.every(isLocalDate)).toBe(true);
    expect(dates.filter((date) => dayOfWeek(date) > 5)).toEqual([]);
    expect([...new Set(dates)].toSorted()).toEqual(dates);
  });

  it("are eight a year, and nine in the years of jubilees, the state funeral and the coronation", () => {
    const perYear = Object.groupBy(dates, (date) => date.slice(0, 4));
    const counts = Object.entries(perYear).map(([year, days]) => [Number(year), days?.length]);
    const years = Array.from({ length: 17 }, (_, index) => 2012 + index);
    const extra = new Map([
      [2012, 9],
      [2022, 10],
      [2023, 9],
    ]);
    expect(counts).toEqual(years.map((year) => [year, extra.get(year) ?? 8]));
  });

  it("cover the same dates as the clock changes", () => {
    expect([bankHolidays.coversFrom, bankHolidays.coversTo]).toEqual(["2012-01-01", "2028-12-31"]);
    expect([london.coversFrom, london.coversTo]).toEqual([bankHolidays.coversFrom, bankHolidays.coversTo]);
  });
});

describe("the vendored clock changes", () => {
  it("are what the tz database says, hour by hour, as Intl knows it", () => {
    const clock = new Intl.DateTimeFormat("sv-SE", {
      timeZone: "Europe/London",
      dateStyle: "short",
      timeStyle: "medium",
    });
    const minutesAhead = (at: number): number => (Date.parse(`${clock.format(at).replace(" ", "T")}Z`) - at) / MINUTE;
    const seen: typeof london.offsetChanges = [];
    let current = minutesAhead(Date.parse("2011-10-30T00:00:00Z"));
    for (let at = Date.parse("2011-10-30T01:00:00Z"); at < Date.parse("2029-01-01T00:00:00Z"); at += HOUR) {
      const minutes = minutesAhead(at);
      if (minutes === current) continue;
      expect(minutesAhead(at - 1_000)).toBe(current); // the change is on the hour
      seen.push({ at: new Date(at).toISOString().replace(".000", ""), minutes });
      current = minutes;
    }
    expect(london.offsetChanges).toEqual(seen);
  });

  it("follow the Summer Time Act: last Sundays of March and October, 01:00 UTC", () => {
    for (const { at, minutes } of london.offsetChanges) {
      const date = at.slice(0, 10);
      expect(at).toBe(`${date}T01:00:00Z`);
      expect(date.slice(5, 7)).toBe(minutes === 60 ? "03" : "10");
      expect(dayOfWeek(date)).toBe(7);
      expect(Number(date.slice(8))).toBeGreaterThan(31 - 7);
    }
  });
});

describe("the calendar a case carries", () => {
  const calendar = calendarFor("2026-06-15");

  it("runs from the date asked to the horizon, and names the data it was cut from", () => {
    expect(calendar.from).toBe("2026-06-15");
    expect(calendar.horizon).toBe("2028-12-31");
    expect(calendar.version).toBe(`${bankHolidays.version}, ${london.version}`);
    expect(calendar.bankHolidays[0]).toBe("2026-08-31");
    expect(calendar.bankHolidays.at(-1)).toBe("2028-12-26");
  });

  it("begins with the clock change in force on its first day", () => {
    expect(calendar.offsetChanges[0]).toEqual({ at: Date.parse("2026-03-29T01:00:00Z"), minutes: 60 });
    expect(calendarFor("2012-01-01").offsetChanges[0]).toEqual({ at: Date.parse("2011-10-30T01:00:00Z"), minutes: 0 });
    expect(calendarFor("2027-03-28").offsetChanges[0]).toEqual({ at: Date.parse("2026-10-25T01:00:00Z"), minutes: 0 });
  });

  it("keeps a bank holiday that is its first day", () => {
    expect(calendarFor("2026-08-31").bankHolidays[0]).toBe("2026-08-31");
  });

  it("is plain data, and small", () => {
    const text = JSON.stringify(calendarFor("2026-01-01"));
    expect(JSON.parse(text)).toEqual(calendarFor("2026-01-01"));
    expect(text.length).toBeLessThan(1_000);
  });

  it("cannot begin outside the data", () => {
    expect(() => calendarFor("2011-12-31")).toThrow(CalendarHorizonError);
    expect(() => calendarFor("2029-01-01")).toThrow(CalendarHorizonError);
    expect(() => calendarFor("2027-02-29")).toThrow(NotALocalDateError);
  });
});
