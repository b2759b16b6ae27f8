import { describe, it, expect } from "vitest";
import fc from "fast-check";
import {
  NotALocalDateError,
  addDays,
  addMonths,
  compare,
  dayOfWeek,
  daysBetween,
  isLocalDate,
  lastDayOfMonths,
} from "../../../machines/shared/calendar/civil-date.ts";
import { dateBetween } from "./arbitrary-dates.ts";

const anyDate = dateBetween("1900-01-01", "2199-12-31");

describe("a civil date", () => {
  it.each(["2026-11-09", "2028-02-29", "2000-02-29", "1900-02-28"])("%s is real", (text) => {
    expect(isLocalDate(text)).toBe(true);
  });

  it.each([
    "2027-02-29",
    "1900-02-29",
    "2026-04-31",
    "2026-13-01",
    "2026-00-10",
    "2026-01-00",
    "2026-1-1",
    "09/11/2026",
    "2026-11-09T09:00",
    "",
    "0050-01-01",
  ])("%s is not", (text) => {
    expect(isLocalDate(text)).toBe(false);
  });

  it("that does not exist is refused by arithmetic, and the message does not repeat it", () => {
    const calls = [
      () => addDays("2027-02-29", 1),
      () => addMonths("Mr Smith", 1),
      () => daysBetween("2026-01-01", "2026-02-30"),
      () => dayOfWeek(""),
      () => addDays("2026-01-01", 0.5),
      () => addDays("2026-01-01", Number.NaN),
      () => addMonths("2026-01-01", 0.5),
      () => addDays("9999-12-31", 1),
    ];
    for (const call of calls) expect(call).toThrow(NotALocalDateError);
    expect(() => addMonths("Mr Smith", 1)).not.toThrow("Smith");
  });

  it("knows its day of the week, Monday 1 to Sunday 7", () => {
    expect(dayOfWeek("2026-11-09")).toBe(1);
    expect(dayOfWeek("2022-11-09")).toBe(3);
    expect(dayOfWeek("2027-03-28")).toBe(7);
    expect(dayOfWeek("1969-12-31")).toBe(3);
  });

  it("sorts earlier first", () => {
    expect(["2027-01-01", "2026-12-31", "2026-02-01"].toSorted(compare)).toEqual([
      "2026-02-01",
      "2026-12-31",
      "2027-01-01",
    ]);
    expect(compare("2026-02-01", "2026-02-01")).toBe(0);
  });
});

describe("adding days", () => {
  it("crosses months, leap days and clock changes", () => {
    expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
    expect(addDays("2027-03-27", 2)).toBe("2027-03-29");
    expect(addDays("2027-01-01", -1)).toBe("2026-12-31");
  });

  it("the window of the opt-in letter, day one being the issue day, closes on day twenty-one", () => {
    expect(addDays("2022-11-09", 21 - 1)).toBe("2022-11-29");
  });

  it("is undone by counting the days between", () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -20_000, max: 20_000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
        expect(compare(date, addDays(date, days))).toBe(Math.sign(-days) + 0);
      }),
    );
  });
});

describe("adding months", () => {
  it.each([
    ["2026-03-15", 1, "2026-04-15"],
    ["2026-01-31", 1, "2026-02-28"],
    ["2028-01-31", 1, "2028-02-29"],
    ["2026-12-31", 2, "2027-02-28"],
    ["2026-03-31", -1, "2026-02-28"],
    ["2026-01-15", -13, "2024-12-15"],
    ["2028-02-29", 12, "2029-02-28"],
    ["2026-05-31", 0, "2026-05-31"],
  ])("%s and %i months is %s", (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });
});

describe("a stated number of months ends the day before the same day of the last month", () => {
  it.each([
    ["2026-03-15", 1, "2026-04-14"],
    ["2026-03-01", 1, "2026-03-31"],
    ["2027-02-01", 1, "2027-02-28"],
    ["2026-11-09", 12, "2027-11-08"],
    ["2026-01-28", 1, "2026-02-27"],
  ])("%s for %i months ends on %s", (date, months, expected) => {
    expect(lastDayOfMonths(date, months)).toBe(expected);
  });

  it.each([
    ["2026-01-29", 1, "2026-02-28"],
    ["2026-01-31", 1, "2026-02-28"],
    ["2028-01-31", 1, "2028-02-29"],
    ["2026-08-31", 3, "2026-11-30"],
    ["2028-02-29", 12, "2029-02-28"],
  ])("and with the month itself where it has no such day: %s for %i months ends on %s", (date, months, expected) => {
    expect(lastDayOfMonths(date, months)).toBe(expected);
  });

  it("so a later start never ends earlier", () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 240 }), (date, months) => {
        expect(compare(lastDayOfMonths(date, months), lastDayOfMonths(addDays(date, 1), months))).toBeLessThanOrEqual(
          0,
        );
      }),
    );
  });
});
