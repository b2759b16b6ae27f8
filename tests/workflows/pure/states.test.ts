import { assign } from "xstate";
import { describe, expect, it } from "vitest";
import { beginning, DAY, HOUR, smallProcess, vocabulary } from "../processes/small-process.ts";
import { MONDAY_NINE, PureCase } from "./pure-case.ts";

const at = MONDAY_NINE + HOUR;

describe("nested states", () => {
  const machine = vocabulary({ inner: DAY, outer: 3 * DAY }).createMachine({
    id: "nested",
    context: beginning,
    initial: "tagged",
    states: {
      tagged: {
        initial: "fitting",
        after: { outer: "removed" },
        states: { fitting: { after: { inner: "fitted" } }, fitted: {} },
        on: { withdrawn: "removed" },
      },
      removed: {},
    },
  });
  const definition = smallProcess(machine, { events: ["withdrawn"], words: { states: { removed: "The tag is off" } } });

  it("keep an outer deadline when an inner one comes", () => {
    const testCase = new PureCase(definition).clock(MONDAY_NINE + DAY);
    expect(testCase.states).toEqual(["tagged.fitted"]);
    expect(testCase.clock(MONDAY_NINE + 3 * DAY).states).toEqual(["removed"]);
  });

  it("take every deadline with them when the outer state is left", () => {
    const testCase = new PureCase(definition);
    testCase.send("withdrawn", {}, { at });
    expect(testCase.live.agenda).toEqual([]);
    expect(testCase.last.state).toMatchObject({ paths: ["removed"], words: ["The tag is off"], since: at });
  });
});

describe("parallel states", () => {
  const machine = vocabulary().createMachine({
    id: "parallel",
    context: beginning,
    type: "parallel",
    states: {
      location: { initial: "home", states: { home: { on: { leftHome: "away" } }, away: {} } },
      battery: { initial: "full", states: { full: { on: { batteryRanLow: "low" } }, low: {} } },
    },
  });

  it("are all shown, in document order, and what any of them takes is allowed", () => {
    const testCase = new PureCase(smallProcess(machine, { events: ["batteryRanLow", "leftHome", "returned"] }));
    expect(testCase.last.state).toMatchObject({
      paths: ["location.home", "battery.full"],
      allowed: ["batteryRanLow", "leftHome"],
    });
    testCase.send("batteryRanLow", {}, { at });
    expect(testCase.last.state).toMatchObject({ paths: ["location.home", "battery.low"], allowed: ["leftHome"] });
  });
});

describe("a history state", () => {
  const machine = vocabulary().createMachine({
    id: "history",
    context: beginning,
    initial: "monitored",
    states: {
      monitored: {
        initial: "weekdays",
        states: {
          weekdays: { on: { weekendCame: "weekend" } },
          weekend: { initial: "saturday", states: { saturday: { on: { nightPassed: "sunday" } }, sunday: {} } },
          before: { type: "history", history: "deep" },
        },
        on: { suspended: "suspended" },
      },
      suspended: { on: { resumed: "monitored.before" } },
    },
  });
  const definition = smallProcess(machine, { events: ["weekendCame", "nightPassed", "suspended", "resumed"] });

  it.each(["in one run", "through continue-as-new"])("leads back to where the case was, %s", (where) => {
    const testCase = new PureCase(definition);
    for (const event of ["weekendCame", "nightPassed", "suspended"]) testCase.send(event, {}, { at });
    if (where === "through continue-as-new") testCase.continueAsNew();
    expect(testCase.send("resumed", {}, { at })).toEqual([]);
    expect(testCase.states).toEqual(["monitored.weekend.sunday"]);
  });
});

describe("guards and transitions without an event", () => {
  const machine = vocabulary().createMachine({
    id: "guarded",
    context: beginning,
    initial: "counting",
    states: {
      counting: {
        on: {
          missed: [
            { guard: ({ event }) => event["excused"] === true, actions: assign({ seen: ["excused"] }) },
            {
              guard: ({ event }) => event["excused"] === false,
              actions: assign({ count: ({ context }) => (context.count ?? 0) + 1 }),
            },
          ],
        },
        always: { guard: ({ context }) => (context.count ?? 0) >= 2, target: "deciding" },
      },
      deciding: { always: "breached" },
      breached: {},
    },
  });
  const definition = smallProcess(machine, { events: ["missed"] });

  it("settle in the transition that led to them", () => {
    const testCase = new PureCase(definition);
    testCase.send("missed", { excused: false }, { at });
    expect(testCase.states).toEqual(["counting"]);
    testCase.send("missed", { excused: false }, { at });
    expect(testCase.states).toEqual(["breached"]);
    expect(testCase.commits).toHaveLength(3);
  });

  it("refuse an event whose data no transition takes, though the state allows it", () => {
    const testCase = new PureCase(definition);
    expect(testCase.send("missed", { excused: "perhaps" }, { at })).toMatchObject([{ code: "noEffect" }]);
    expect(testCase.commits).toHaveLength(1);
  });
});

describe("a final state", () => {
  const machine = vocabulary({ check: DAY }).createMachine({
    id: "final",
    context: beginning,
    initial: "open",
    on: { noteAdded: { actions: assign({}) } },
    after: { check: ".open" },
    states: { open: { on: { ended: "over" } }, over: { type: "final", tags: ["outcome"] } },
  });
  const definition = smallProcess(machine, { events: ["ended", "noteAdded"] });
  const over = (): PureCase => {
    const testCase = new PureCase(definition);
    testCase.send("ended", {}, { at });
    return testCase;
  };

  it("refuses everything, also what the root would take", () => {
    const testCase = over();
    expect(testCase.last.state.allowed).toEqual([]);
    expect(testCase.live.snapshot.can({ type: "noteAdded" })).toBe(true);
    expect(testCase.send("noteAdded", {}, { at })).toMatchObject([{ code: "notAllowedInState" }]);
  });

  it("refuses everything in the next run as well", () => {
    const testCase = over().continueAsNew();
    expect(testCase.send("noteAdded", {}, { at })).toMatchObject([{ code: "notAllowedInState" }]);
  });

  it("is left by no deadline and no answer", () => {
    const testCase = over();
    testCase.answer({ type: "noteAdded" }, at);
    testCase.clock(MONDAY_NINE + DAY);
    expect(testCase.states).toEqual(["over"]);
  });
});
