import { assign, cancel, raise } from "xstate";
import { describe, expect, it } from "vitest";
import { DelayNotFinite } from "../../../workflows/interpreter/step.ts";
import { beginning, DAY, HOUR, smallProcess, vocabulary } from "../processes/small-process.ts";
import { MONDAY_NINE, PureCase } from "./pure-case.ts";

const names = (testCase: PureCase): string[] => testCase.timeline.map(({ name }) => name);

describe("a deadline", () => {
  const visit = smallProcess(
    vocabulary({ visitOverdue: 2 * DAY }).createMachine({
      id: "visit",
      context: beginning,
      initial: "arranged",
      on: { noteAdded: { actions: assign({}) } },
      states: {
        arranged: {
          on: { visited: "visited", rearranged: { target: "arranged", reenter: true } },
          after: { visitOverdue: "overdue" },
        },
        overdue: {},
        visited: {},
      },
    }),
    {
      events: ["visited", "rearranged", "noteAdded"],
      words: { deadlines: { visitOverdue: { label: "Visit overdue" } } },
    },
  );

  it("comes at its instant, is stamped with it and told on the timeline by its label", () => {
    const testCase = new PureCase(visit);
    testCase.clock(MONDAY_NINE + 2 * DAY - 1);
    expect(testCase.states).toEqual(["arranged"]);
    testCase.clock(MONDAY_NINE + 2 * DAY);
    expect(testCase.states).toEqual(["overdue"]);
    expect(testCase.last).toMatchObject({
      sequence: 1,
      at: MONDAY_NINE + 2 * DAY,
      entries: [{ kind: "timer", name: "visitOverdue", text: "Visit overdue", actor: { id: "system" } }],
    });
  });

  it("is stamped with its instant when the clock comes hours late", () => {
    const testCase = new PureCase(visit).clock(MONDAY_NINE + 2 * DAY + 5 * HOUR);
    expect(testCase.live.snapshot.context).toMatchObject({ now: MONDAY_NINE + 2 * DAY, sequence: 1 });
  });

  it("never comes once its state is left", () => {
    const testCase = new PureCase(visit);
    testCase.send("visited", {}, { at: MONDAY_NINE + DAY });
    testCase.clock(MONDAY_NINE + 30 * DAY);
    expect(testCase.states).toEqual(["visited"]);
    expect(testCase.live.agenda).toEqual([]);
  });

  it("moves when its state is re-entered, and never comes at its former instant", () => {
    const testCase = new PureCase(visit);
    testCase.send("rearranged", {}, { at: MONDAY_NINE + DAY });
    testCase.clock(MONDAY_NINE + 2 * DAY);
    expect(testCase.states).toEqual(["arranged"]);
    testCase.clock(MONDAY_NINE + 3 * DAY);
    expect(testCase.states).toEqual(["overdue"]);
  });

  it("stays where it is when an event leaves its state alone", () => {
    const testCase = new PureCase(visit);
    const before = testCase.live.agenda;
    testCase.send("noteAdded", {}, { at: MONDAY_NINE + DAY });
    expect(testCase.live.agenda).toEqual(before);
  });

  it("is applied before an event that was received after it, although the clock has not come round", () => {
    const testCase = new PureCase(visit);
    const refused = testCase.send("visited", {}, { at: MONDAY_NINE + 2 * DAY + 1 });
    expect(refused).toMatchObject([{ code: "notAllowedInState" }]);
    testCase.send("noteAdded", {}, { at: MONDAY_NINE + 2 * DAY + 2 });
    expect(names(testCase)).toEqual(["started", "visitOverdue", "noteAdded"]);
  });

  it("makes allowed what only its state allows, before the clock comes round", () => {
    const recall = smallProcess(
      vocabulary().createMachine({
        id: "recall",
        context: beginning,
        initial: "standing",
        states: { standing: { after: { [DAY]: "expired" } }, expired: { on: { reviewed: "reviewed" } }, reviewed: {} },
      }),
      { events: ["reviewed"] },
    );
    const testCase = new PureCase(recall);
    expect(testCase.send("reviewed", {}, { at: MONDAY_NINE + DAY })).toEqual([]);
    expect(testCase.states).toEqual(["reviewed"]);
  });
});

describe("several deadlines", () => {
  const region = (name: string) => ({ initial: "waits", states: { waits: { after: { [name]: "came" } }, came: {} } });

  it("come in order of their instants, those at one instant in the order they were armed", () => {
    const machine = vocabulary({ third: 2 * HOUR, first: HOUR, second: HOUR }).createMachine({
      id: "together",
      context: beginning,
      type: "parallel",
      states: { a: region("third"), b: region("first"), c: region("second") },
    });
    const testCase = new PureCase(smallProcess(machine)).clock(MONDAY_NINE + 2 * HOUR);
    expect(names(testCase)).toEqual(["started", "first", "second", "third"]);
    expect(testCase.commits.map(({ at }) => at - MONDAY_NINE)).toEqual([0, HOUR, HOUR, 2 * HOUR]);
  });

  it("at one instant: the first may take away the second", () => {
    const machine = vocabulary({ escalation: HOUR, closing: HOUR }).createMachine({
      id: "rivals",
      context: beginning,
      initial: "open",
      states: { open: { after: { escalation: "escalated", closing: "closed" } }, escalated: {}, closed: {} },
    });
    const testCase = new PureCase(smallProcess(machine)).clock(MONDAY_NINE + DAY);
    expect(names(testCase)).toEqual(["started", "escalation"]);
  });

  it("are shown to people earliest first, without the interpreter's own", () => {
    const machine = vocabulary({ later: 2 * DAY, sooner: DAY }).createMachine({
      id: "shown",
      context: beginning,
      initial: "open",
      states: {
        open: {
          entry: {
            type: "openTask",
            params: ({ context }) => ({ task: "findAddress", due: context.now + HOUR, reason: "x" }),
          },
          after: { later: "open", sooner: "open" },
        },
      },
    });
    const definition = smallProcess(machine, { escalation: { practitioner: "manager" } });
    expect(new PureCase(definition).last.state.deadlines).toEqual([
      { name: "sooner", label: "sooner", due: MONDAY_NINE + DAY },
      { name: "later", label: "later", due: MONDAY_NINE + 2 * DAY },
    ]);
  });
});

describe("a delay", () => {
  const waiting = (delay: (now: number) => number) =>
    smallProcess(
      vocabulary({ due: ({ context }) => delay(context.now) }).createMachine({
        id: "delayed",
        context: beginning,
        initial: "waits",
        states: { waits: { after: { due: "came" } }, came: {} },
      }),
    );

  it("that has passed when its state is entered means now, stamped with the entry and not before it", () => {
    const testCase = new PureCase(waiting((now) => now - 3 * DAY - now));
    expect(testCase.states).toEqual(["waits"]);
    testCase.clock(MONDAY_NINE);
    expect(testCase.states).toEqual(["came"]);
    expect(testCase.last.at).toBe(MONDAY_NINE);
  });

  it("of nothing is a step of its own, after the entry", () => {
    const testCase = new PureCase(waiting(() => 0)).clock(MONDAY_NINE);
    expect(names(testCase)).toEqual(["started", "due"]);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, undefined as unknown as number])(
    "of %s is a bug, not a deadline",
    (delay) => {
      expect(() => new PureCase(waiting(() => delay))).toThrow(DelayNotFinite);
    },
  );

  it("read from an event that carries no instant is a bug, not a deadline", () => {
    const machine = vocabulary().createMachine({
      id: "unstamped",
      context: beginning,
      initial: "waits",
      states: { waits: { entry: raise({ type: "due" }, { id: "due", delay: ({ event }) => Number(event["until"]) }) } },
    });
    expect(() => new PureCase(smallProcess(machine))).toThrow(DelayNotFinite);
  });
});

describe("an event a machine raises", () => {
  const raising = (entry: ReturnType<typeof raise> | readonly unknown[]) =>
    smallProcess(
      vocabulary().createMachine({
        id: "raising",
        context: beginning,
        initial: "begun",
        states: {
          begun: {
            entry: entry as never,
            on: {
              checked: { actions: assign({ count: ({ context }) => (context.count ?? 0) + 1 }) },
              stopped: { actions: cancel("check") },
            },
          },
        },
      }),
      { events: ["stopped"] },
    );

  it("without a delay is drained once, inside its transition", () => {
    const testCase = new PureCase(raising(raise({ type: "checked" })));
    testCase.clock(MONDAY_NINE + DAY);
    expect(testCase.live.snapshot.context).toMatchObject({ count: 1 });
    expect(testCase.commits).toHaveLength(1);
  });

  it("with a delay of nothing comes after its transition", () => {
    const testCase = new PureCase(raising(raise({ type: "checked" }, { id: "check", delay: 0 })));
    expect(testCase.live.snapshot.context).not.toHaveProperty("count");
    testCase.clock(MONDAY_NINE);
    expect(testCase.live.snapshot.context).toMatchObject({ count: 1 });
  });

  it("with a delay comes once, and not at all when it is cancelled", () => {
    const soon = raising(raise({ type: "checked" }, { id: "check", delay: HOUR }));
    expect(new PureCase(soon).clock(MONDAY_NINE + DAY).live.snapshot.context).toMatchObject({ count: 1 });
    const stopped = new PureCase(soon);
    stopped.send("stopped", {}, { at: MONDAY_NINE + 1 });
    expect(stopped.clock(MONDAY_NINE + DAY).live.snapshot.context).not.toHaveProperty("count");
  });

  it("and has no id is known by its name: the later one replaces the earlier", () => {
    const twice = raising([raise({ type: "checked" }, { delay: HOUR }), raise({ type: "checked" }, { delay: DAY })]);
    const testCase = new PureCase(twice);
    expect(testCase.live.agenda).toMatchObject([{ id: "checked", due: MONDAY_NINE + DAY }]);
  });
});
