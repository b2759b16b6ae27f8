import { describe, it, expect } from "vitest";
import fc from "fast-check";
import { CalendarHorizonError } from "../../../machines/shared/calendar/calendar-data.ts";
import { NotALocalDateError, addDays } from "../../../machines/shared/calendar/civil-date.ts";
import { calendarFor } from "../../../machines/shared/calendar/vendored.ts";
import {
  NotACountOfDaysError,
  addWorkingDays,
  isWorkingDay,
  nextWorkingDay,
  workingDaysBefore,
  workingDaysBetween,
} from "../../../machines/shared/calendar/working-days.ts";
import { dateBetween } from "./arbitrary-dates.ts";

const calendar = calendarFor("2012-01-01");

describe("a working day", () => {
  it("is Monday to Friday", () => {
    const week = ["2026-11-09", "2026-11-10", "2026-11-11", "2026-11-12", "2026-11-13", "2026-11-14", "2026-11-15"];
    expect(week.map((date) => isWorkingDay(calendar, date))).toEqual([true, true, true, true, true, false, false]);
  });

  it.each([
    ["2027-03-26", "Good Friday"],
    ["2027-03-29", "Easter Monday"],
    ["2027-12-27", "the substitute for Christmas Day on a Saturday"],
    ["2027-12-28", "the substitute for Boxing Day on a Sunday"],
    ["2028-01-03", "the substitute for New Year's Day on a Saturday"],
    ["2020-05-08", "the early May holiday moved to VE day"],
    ["2022-06-03", "the Platinum Jubilee"],
    ["2022-09-19", "the State Funeral of Queen Elizabeth II"],
    ["2023-05-08", "the coronation of King Charles III"],
  ])("is not %s, %s", (date) => {
    expect(isWorkingDay(calendar, date)).toBe(false);
  });

  it("is the usual early May Monday of 2020, whose holiday was moved, and a Scottish holiday", () => {
    expect(isWorkingDay(calendar, "2020-05-04")).toBe(true);
    expect(isWorkingDay(calendar, "2026-01-02")).toBe(true);
  });
});

describe("N working days", () => {
  it("count from the next working day", () => {
    expect(addWorkingDays(calendar, "2026-11-09", 1)).toBe("2026-11-10");
    expect(addWorkingDays(calendar, "2026-11-09", 10)).toBe("2026-11-23");
  });

  it("from a Friday, a Saturday or a Sunday, first count the Monday", () => {
    for (const date of ["2026-11-13", "2026-11-14", "2026-11-15"])
      expect(addWorkingDays(calendar, date, 1)).toBe("2026-11-16");
  });

  it("pass over Easter", () => {
    expect(nextWorkingDay(calendar, "2027-03-25")).toBe("2027-03-30");
    expect(addWorkingDays(calendar, "2027-03-24", 3)).toBe("2027-03-31");
  });

  it("pass over Christmas and New Year with their substitute days", () => {
    expect(nextWorkingDay(calendar, "2027-12-24")).toBe("2027-12-29");
    expect(addWorkingDays(calendar, "2027-12-24", 4)).toBe("2028-01-04");
    expect(addWorkingDays(calendar, "2021-12-24", 1)).toBe("2021-12-29");
    expect(addWorkingDays(calendar, "2026-12-24", 1)).toBe("2026-12-29");
  });

  it("pass over the Platinum Jubilee and the State Funeral of 2022", () => {
    expect(nextWorkingDay(calendar, "2022-06-01")).toBe("2022-06-06");
    expect(nextWorkingDay(calendar, "2022-09-16")).toBe("2022-09-20");
  });

  it("none leave the date as it is", () => {
    expect(addWorkingDays(calendar, "2026-11-14", 0)).toBe("2026-11-14");
    expect(workingDaysBefore(calendar, "2026-11-14", 0)).toBe("2026-11-14");
  });

  it("are a whole number, not negative", () => {
    for (const count of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => addWorkingDays(calendar, "2026-11-09", count)).toThrow(NotACountOfDaysError);
      expect(() => workingDaysBefore(calendar, "2026-11-09", count)).toThrow(NotACountOfDaysError);
    }
  });
});

describe("N working days before a date", () => {
  it("count back from it, itself excluded", () => {
    expect(workingDaysBefore(calendar, "2026-11-12", 3)).toBe("2026-11-09");
    expect(workingDaysBefore(calendar, "2026-11-10", 3)).toBe("2026-11-05");
  });

  it("pass over Easter and Christmas", () => {
    expect(workingDaysBefore(calendar, "2027-03-30", 1)).toBe("2027-03-25");
    expect(workingDaysBefore(calendar, "2028-01-04", 4)).toBe("2027-12-24");
  });

  it("before a non-working day begin with the working day before it", () => {
    expect(workingDaysBefore(calendar, "2026-11-15", 1)).toBe("2026-11-13");
  });
});

describe("the opt-in exercise of 9 to 29 November 2022", () => {
  const issued = "2022-11-09";
  const closed = "2022-11-29";

  it("ran three weeks, counting the issue day", () => {
    expect(addDays(issued, 3 * 7 - 1)).toBe(closed);
  });

  it("had fifteen working days, counting the issue day", () => {
    expect(workingDaysBetween(calendar, addDays(issued, -1), closed)).toBe(15);
    expect(addWorkingDays(calendar, addDays(issued, -1), 15)).toBe(closed);
  });

  it("would have sent its last but one reminder three working days before the close, on a Thursday", () => {
    expect(workingDaysBefore(calendar, closed, 3)).toBe("2022-11-24");
  });
});

describe("working days between two dates", () => {
  it("leave out the first date and count the last", () => {
    expect(workingDaysBetween(calendar, "2026-11-09", "2026-11-10")).toBe(1);
    expect(workingDaysBetween(calendar, "2026-11-13", "2026-11-16")).toBe(1);
    expect(workingDaysBetween(calendar, "2026-11-14", "2026-11-15")).toBe(0);
    expect(workingDaysBetween(calendar, "2026-11-09", "2026-11-09")).toBe(0);
  });

  it("are negative backwards", () => {
    expect(workingDaysBetween(calendar, "2026-11-16", "2026-11-09")).toBe(-5);
  });
});

describe("counting on, counting back and counting between", () => {
  const workingDay = dateBetween("2013-01-01", "2026-12-31").filter((date) => isWorkingDay(calendar, date));
  const anyDate = dateBetween("2013-01-01", "2026-12-31");
  const count = fc.integer({ min: 1, max: 200 });

  it("undo each other from a working day", () => {
    fc.assert(
      fc.property(workingDay, count, (date, n) => {
        expect(workingDaysBefore(calendar, addWorkingDays(calendar, date, n), n)).toBe(date);
        expect(addWorkingDays(calendar, workingDaysBefore(calendar, date, n), n)).toBe(date);
      }),
    );
  });

  it("agree from any day, and land on a working day", () => {
    fc.assert(
      fc.property(anyDate, count, (date, n) => {
        const end = addWorkingDays(calendar, date, n);
        expect(isWorkingDay(calendar, end)).toBe(true);
        expect(workingDaysBetween(calendar, date, end)).toBe(n);
      }),
    );
  });
});

describe("beyond the calendar", () => {
  const slice = calendarFor("2026-06-15");

  it("no day is taken for a working day", () => {
    const calls = [
      () => isWorkingDay(slice, "2029-01-02"),
      () => isWorkingDay(slice, "2026-06-12"),
      () => addWorkingDays(slice, "2028-12-28", 2),
      () => addWorkingDays(slice, "2029-01-01", 0),
      () => nextWorkingDay(slice, "2028-12-29"),
      () => workingDaysBefore(slice, "2026-06-16", 2),
      () => workingDaysBetween(slice, "2026-06-14", "2026-06-16"),
      () => workingDaysBetween(slice, "2028-12-29", "2029-01-01"),
    ];
    for (const call of calls) expect(call).toThrow(CalendarHorizonError);
  });

  it("the last working day before the horizon is still found", () => {
    expect(addWorkingDays(slice, "2028-12-28", 1)).toBe("2028-12-29");
    expect(workingDaysBefore(slice, "2026-06-16", 1)).toBe("2026-06-15");
  });

  it("the error says what was asked, how far the calendar reaches and what to do", () => {
    expect(() => isWorkingDay(slice, "2029-01-02")).toThrow(
      expect.objectContaining({
        name: "CalendarHorizonError",
        asked: "2029-01-02",
        from: "2026-06-15",
        horizon: "2028-12-31",
        message: expect.stringMatching(/2026-06-15 to 2028-12-31 .* 2029-01-02\. Renew the calendar/),
      }),
    );
  });

  it("a date that does not exist is another mistake", () => {
    expect(() => isWorkingDay(slice, "2027-02-29")).toThrow(NotALocalDateError);
    expect(() => workingDaysBetween(slice, "2027-02-29", "2027-02-28")).toThrow(NotALocalDateError);
  });
});
