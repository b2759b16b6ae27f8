import { describe, expect, it } from "vitest";
import fc from "fast-check";
import {
  WEEKDAYS,
  generated,
  inNewSlots,
  withCancelled,
  withMoved,
  type Slot,
  type Spacing,
  type Timetable,
} from "../../../machines/bbr-group/timetable.ts";
import { addDays, dayOfWeek, daysBetween } from "../../../machines/shared/calendar/civil-date.ts";
import { instantAt } from "../../../machines/shared/calendar/london.ts";
import { calendarFor } from "../../../machines/shared/calendar/vendored.ts";

const calendar = calendarFor("2026-01-01");
const LATER = ["moduleC", "moduleB", "moduleD"] as const;
const spacing = (slots: readonly Slot[]): Spacing => ({ calendar, slots, daysForOneToOnes: 7 });
const mondays = spacing([{ weekday: "monday", at: "18:00" }]);
const dates = (timetable: Timetable): string[] => timetable.map(({ id, on }) => `${id} ${on}`);

describe("a timetable", () => {
  it("has four modules of six sessions, Foundation first and the others in the group's order", () => {
    const timetable = generated(mondays, "2027-01-04", LATER);
    expect(timetable).toHaveLength(24);
    expect(timetable.map(({ module }) => module)).toEqual(
      ["foundation", ...LATER].flatMap((module) => Array.from({ length: 6 }, () => module)),
    );
    expect(timetable.slice(0, 7).map(({ id }) => id)).toEqual([
      "foundation-1",
      "foundation-2",
      "foundation-3",
      "foundation-4",
      "foundation-5",
      "foundation-6",
      "moduleC-1",
    ]);
  });

  it("skips bank holidays: a slot moves a week, and says so", () => {
    const timetable = generated(mondays, "2027-03-15", LATER);
    // Easter Monday is 29 March 2027, the early May bank holiday 3 May.
    expect(dates(timetable).slice(0, 6)).toEqual([
      "foundation-1 2027-03-15",
      "foundation-2 2027-03-22",
      "foundation-3 2027-04-05",
      "foundation-4 2027-04-12",
      "foundation-5 2027-04-19",
      "foundation-6 2027-04-26",
    ]);
    expect(timetable[2]).toMatchObject({ passedOver: ["2027-03-29"] });
    expect(timetable[6]).toMatchObject({ id: "moduleC-1", on: "2027-05-10", passedOver: ["2027-05-03"] });
  });

  it("keeps its hour in London across both changes of the clocks", () => {
    const spring = generated(mondays, "2027-03-22", LATER);
    expect(new Set(spring.map(({ at }) => at))).toEqual(new Set(["18:00"]));
    const [before, after] = [spring[0], spring[1]].map((session) => instantAt(calendar, session?.on ?? "", "18:00"));
    // Two weeks (Easter Monday is skipped) less the hour that summer time takes.
    expect(((after ?? 0) - (before ?? 0)) / 3_600_000).toBe(14 * 24 - 1);
    const autumn = generated(mondays, "2027-10-25", LATER);
    const [last, first] = [autumn[0], autumn[1]].map((session) => instantAt(calendar, session?.on ?? "", "18:00"));
    expect(((first ?? 0) - (last ?? 0)) / 3_600_000).toBe(7 * 24 + 1);
  });

  it("leaves a week between modules for the one-to-ones, however often the group meets", () => {
    const twice = spacing([
      { weekday: "tuesday", at: "18:00" },
      { weekday: "thursday", at: "10:00" },
    ]);
    const timetable = generated(twice, "2027-01-05", LATER);
    expect(dates(timetable).slice(4, 8)).toEqual([
      "foundation-5 2027-01-19",
      "foundation-6 2027-01-21",
      "moduleC-1 2027-01-28",
      "moduleC-2 2027-02-02",
    ]);
    expect(timetable[1]?.at).toBe("10:00");
  });
});

describe("moving a session", () => {
  const timetable = generated(mondays, "2027-01-04", LATER);

  it("cascades: those after it that would no longer follow take the next slots, and say why", () => {
    const moved = withMoved(
      mondays,
      timetable,
      "foundation-2",
      { on: "2027-01-18", at: "10:00" },
      {
        because: "rescheduled",
        from: "2027-01-11",
      },
    );
    expect(dates(moved).slice(0, 4)).toEqual([
      "foundation-1 2027-01-04",
      "foundation-2 2027-01-18",
      "foundation-3 2027-01-25",
      "foundation-4 2027-02-01",
    ]);
    expect(moved[1]).toMatchObject({ at: "10:00", why: { because: "rescheduled", from: "2027-01-11" } });
    expect(moved[2]?.why).toEqual({ because: "moved", from: "2027-01-18", after: "foundation-2" });
  });

  it("moves nothing else when there is room", () => {
    const moved = withMoved(
      mondays,
      timetable,
      "foundation-2",
      { on: "2027-01-14", at: "10:00" },
      {
        because: "rescheduled",
        from: "2027-01-11",
      },
    );
    expect(dates(moved).filter((each) => !dates(timetable).includes(each))).toEqual(["foundation-2 2027-01-14"]);
  });

  it("keeps the time for one-to-ones: the last session of a module pushes the next module", () => {
    const moved = withMoved(
      mondays,
      timetable,
      "foundation-6",
      { on: "2027-02-10", at: "18:00" },
      {
        because: "rescheduled",
        from: "2027-02-08",
      },
    );
    expect(dates(moved).slice(5, 7)).toEqual(["foundation-6 2027-02-10", "moduleC-1 2027-02-22"]);
  });

  it("that is cancelled puts it in the next slot and everything after it one on", () => {
    const moved = withCancelled(mondays, timetable, "foundation-3", {
      today: "2027-01-18",
      reason: "facilitatorAbsent",
    });
    expect(dates(moved).slice(1, 4)).toEqual([
      "foundation-2 2027-01-11",
      "foundation-3 2027-01-25",
      "foundation-4 2027-02-01",
    ]);
    expect(moved[2]?.why).toEqual({ because: "cancelled", from: "2027-01-18", reason: "facilitatorAbsent" });
  });

  it("into new slots begins with the session named and not before the day", () => {
    const thursdays = spacing([{ weekday: "thursday", at: "18:30" }]);
    const moved = inNewSlots(thursdays, timetable, "foundation-3", "2027-01-20");
    expect(dates(moved).slice(1, 4)).toEqual([
      "foundation-2 2027-01-11",
      "foundation-3 2027-01-21",
      "foundation-4 2027-01-28",
    ]);
    expect(moved[2]).toMatchObject({ at: "18:30", why: { because: "newSlots", from: "2027-01-18" } });
  });
});

describe("whatever the slots, the first day and the moves", () => {
  const slots = fc
    .uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1, maxLength: 5 })
    .map((days) => days.map((weekday, index): Slot => ({ weekday, at: `1${index}:00` })));
  const from = fc.integer({ min: 0, max: 500 }).map((days) => addDays("2026-01-01", days));
  const step = fc.record({
    kind: fc.constantFrom("moved", "cancelled", "newSlots"),
    session: fc.nat({ max: 23 }),
    days: fc.integer({ min: 0, max: 40 }),
    slots,
  });
  const life = fc.record({ slots, from, steps: fc.array(step, { maxLength: 6 }) });

  interface Change {
    readonly before: Timetable;
    readonly after: Timetable;
    readonly session: number;
  }

  function lived({
    slots: first,
    from: begin,
    steps,
  }: typeof life extends fc.Arbitrary<infer L> ? L : never): Change[] {
    let current = spacing(first);
    let timetable = generated(current, begin, LATER);
    const changes: Change[] = [{ before: timetable, after: timetable, session: 0 }];
    for (const { kind, session, days, slots: others } of steps) {
      const { id, on } = timetable[session] ?? { id: "", on: begin };
      const to = addDays(on, days);
      const before = timetable;
      if (kind === "cancelled") {
        timetable = withCancelled(current, timetable, id, { today: to, reason: "other" });
      } else if (kind === "newSlots") {
        current = spacing(others);
        timetable = inNewSlots(current, timetable, id, on);
      } else if (!calendar.bankHolidays.includes(to)) {
        timetable = withMoved(current, timetable, id, { on: to, at: "09:00" }, { because: "rescheduled", from: on });
      }
      changes.push({ before, after: timetable, session });
    }
    return changes;
  }

  const RULES: Readonly<Record<string, (change: Change) => boolean>> = {
    "there are 24 sessions, in the order of the modules": ({ before, after }) =>
      after.length === 24 && after.every(({ id }, index) => id === before[index]?.id),
    "no session is on a bank holiday": ({ after }) => after.every(({ on }) => !calendar.bankHolidays.includes(on)),
    "every session is on a later day than the one before it": ({ after }) =>
      after.every(({ on }, index) => index === 0 || (after[index - 1]?.on ?? on) < on),
    "a week lies between two modules": ({ after }) =>
      after.every(
        ({ on, number }, index) => number > 1 || index === 0 || daysBetween(after[index - 1]?.on ?? "", on) >= 7,
      ),
    "what comes before the session that moves stays": ({ before, after, session }) =>
      after.slice(0, session).every((each, index) => each === before[index]),
    "nothing is pulled forward but by new slots": ({ before, after }) =>
      after.every(({ on, why }, index) => why.because === "newSlots" || on >= (before[index]?.on ?? on)),
  };

  it.each(Object.entries(RULES))("%s", (_rule, holds) => {
    const property = fc.property(life, (its) => lived(its).every(holds));
    expect(() => fc.assert(property, { numRuns: 80 })).not.toThrow();
  });

  it("every generated session is in one of the slots", () => {
    const property = fc.property(slots, from, (its, begin) =>
      generated(spacing(its), begin, LATER).every(({ on, at }) =>
        its.some((slot) => WEEKDAYS[dayOfWeek(on) - 1] === slot.weekday && slot.at === at),
      ),
    );
    expect(() => fc.assert(property, { numRuns: 80 })).not.toThrow();
  });
});
