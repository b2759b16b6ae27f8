import { describe, expect, it } from "vitest";
import { appointment } from "../processes/appointment.ts";
import { beginning, DAY, HOUR, MINUTE, SECOND, smallProcess, vocabulary } from "../processes/small-process.ts";
import { MONDAY_NINE, PureCase } from "./pure-case.ts";

const CLOSE = MONDAY_NINE + 2 * DAY;
const names = (testCase: PureCase): string[] => testCase.timeline.map(({ name }) => name);

describe("a deadline that cuts off an answer", () => {
  it("is applied a minute after its instant, and stamped with it", () => {
    const testCase = new PureCase(appointment).clock(CLOSE + MINUTE - 1);
    expect(testCase.states).toEqual(["offered.reminded"]);
    testCase.clock(CLOSE + MINUTE);
    expect(testCase.states).toEqual(["lapsed"]);
    expect(testCase.last.at).toBe(CLOSE);
  });

  it("lets an answer count that was received before it and processed after", () => {
    const testCase = new PureCase(appointment).clock(CLOSE + 20 * SECOND);
    expect(testCase.send("accepted", {}, { receivedAt: CLOSE - 1, at: CLOSE + 20 * SECOND })).toEqual([]);
    expect(testCase.states).toEqual(["accepted"]);
    expect(testCase.last.at).toBe(CLOSE - 1);
  });

  it("makes an answer late that was received at its instant or after, although it has not been processed", () => {
    for (const receivedAt of [CLOSE, CLOSE + SECOND]) {
      const testCase = new PureCase(appointment);
      expect(testCase.send("accepted", {}, { receivedAt, at: receivedAt + SECOND })).toMatchObject([
        { code: "noEffect" },
      ]);
      testCase.send("accepted", { exceptionally: true }, { receivedAt, at: receivedAt + SECOND });
      expect(names(testCase)).toEqual(["started", "reminder", "closing", "accepted"]);
    }
  });

  it("is not brought forward by an answer to the case's own question", () => {
    const testCase = new PureCase(appointment).clock(CLOSE + 10 * SECOND);
    testCase.answer({ type: "messageFailed" }, CLOSE + 10 * SECOND);
    expect(testCase.last).toMatchObject({ at: CLOSE, entries: [{ name: "messageFailed" }] });
    testCase.send("accepted", {}, { receivedAt: CLOSE - 5 * SECOND, at: CLOSE + 20 * SECOND });
    expect(testCase.states).toEqual(["accepted"]);
  });
});

describe("what is due while a deadline is in its grace", () => {
  const region = (name: string) => ({ initial: "waits", states: { waits: { after: { [name]: "came" } }, came: {} } });
  const three = (delays: { before: number; close: number; after: number }) =>
    smallProcess(
      vocabulary(delays).createMachine({
        id: "three",
        context: beginning,
        type: "parallel",
        on: { noteAdded: { actions: { type: "closeTask", params: { task: "findAddress" } } } },
        states: { a: region("before"), b: region("close"), c: region("after") },
      }),
      { events: ["noteAdded"], words: { deadlines: { close: { label: "The close", cutsOff: true } } } },
    );

  it("waits for it, a minute at most, and keeps its own instant", () => {
    const definition = three({ before: HOUR - SECOND, close: HOUR, after: HOUR + SECOND });
    const testCase = new PureCase(definition).clock(MONDAY_NINE + HOUR + 30 * SECOND);
    expect(names(testCase)).toEqual(["started", "before"]);
    testCase.clock(MONDAY_NINE + HOUR + MINUTE);
    expect(names(testCase)).toEqual(["started", "before", "close", "after"]);
    expect(testCase.commits.map(({ at }) => at - MONDAY_NINE)).toEqual([0, HOUR - SECOND, HOUR, HOUR + SECOND]);
  });

  it("and comes at the same instant does not make an earlier answer late", () => {
    const testCase = new PureCase(three({ before: HOUR, close: HOUR, after: DAY })).clock(MONDAY_NINE + HOUR + SECOND);
    expect(names(testCase)).toEqual(["started", "before"]);
    testCase.send("noteAdded", {}, { receivedAt: MONDAY_NINE + HOUR - 1, at: MONDAY_NINE + HOUR + 2 * SECOND });
    expect(names(testCase)).toEqual(["started", "before", "noteAdded"]);
  });
});
