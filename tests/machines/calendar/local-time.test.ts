import { describe, it, expect } from "vitest";
import { NotALocalTimeError, isLocalTime, minutesIntoDay } from "../../../machines/shared/calendar/local-time.ts";

describe("a time of day", () => {
  it.each([
    ["00:00", 0],
    ["09:00", 540],
    ["23:59", 1439],
  ])("%s is %i minutes into the day", (time, minutes) => {
    expect(isLocalTime(time)).toBe(true);
    expect(minutesIntoDay(time)).toBe(minutes);
  });

  it.each(["24:00", "9:00", "09:60", "9am", ""])("%s is none", (text) => {
    expect(isLocalTime(text)).toBe(false);
    expect(() => minutesIntoDay(text)).toThrow(NotALocalTimeError);
  });
});
