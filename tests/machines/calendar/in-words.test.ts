import { describe, it, expect } from "vitest";
import fc from "fast-check";
import { CalendarHorizonError } from "../../../machines/shared/calendar/calendar-data.ts";
import { NotALocalDateError } from "../../../machines/shared/calendar/civil-date.ts";
import {
  dateInWords,
  deadlineInLondon,
  endOfDay,
  inLondon,
  startOfDay,
} from "../../../machines/shared/calendar/london.ts";
import { calendarFor } from "../../../machines/shared/calendar/vendored.ts";
import { dateBetween } from "./arbitrary-dates.ts";

const calendar = calendarFor("2012-01-01");

describe("in words", () => {
  it("a date is day, month and year", () => {
    expect(dateInWords("2026-11-09")).toBe("9 November 2026");
    expect(dateInWords("2028-02-29")).toBe("29 February 2028");
  });

  it("an instant has its weekday and London's time", () => {
    expect(inLondon(calendar, Date.parse("2026-11-09T09:00:00Z"))).toBe("Mon 9 November 2026 at 09:00");
    expect(inLondon(calendar, Date.parse("2027-03-28T01:00:00Z"))).toBe("Sun 28 March 2027 at 02:00");
  });

  it("the end of a day reads as the start of the next: a deadline given as a date is named by its date", () => {
    expect(inLondon(calendar, endOfDay(calendar, "2026-11-09"))).toBe("Tue 10 November 2026 at 00:00");
  });

  it("a deadline at the end of a day names that day, and any other its time", () => {
    expect(deadlineInLondon(calendar, endOfDay(calendar, "2027-03-28"))).toBe("the end of Sun 28 March 2027");
    expect(deadlineInLondon(calendar, endOfDay(calendar, "2028-12-31"))).toBe("the end of Sun 31 December 2028");
    expect(deadlineInLondon(calendar, Date.parse("2026-11-09T09:00:00Z"))).toBe("Mon 9 November 2026 at 09:00");
    expect(deadlineInLondon(calendar, endOfDay(calendar, "2026-11-09") - 1)).toBe("Mon 9 November 2026 at 23:59");
  });

  it("agrees with Intl", () => {
    const words = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "long", year: "numeric" });
    const weekday = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", weekday: "short" });
    fc.assert(
      fc.property(dateBetween("2012-01-01", "2028-12-31"), (date) => {
        const at = Date.parse(date);
        expect(dateInWords(date)).toBe(words.format(at));
        expect(inLondon(calendar, startOfDay(calendar, date))).toBe(
          `${weekday.format(at)} ${words.format(at)} at 00:00`,
        );
      }),
    );
  });

  it("what does not exist or is not covered has no words", () => {
    expect(() => dateInWords("2026-02-30")).toThrow(NotALocalDateError);
    expect(() => inLondon(calendar, endOfDay(calendar, "2028-12-31"))).toThrow(CalendarHorizonError);
  });
});
