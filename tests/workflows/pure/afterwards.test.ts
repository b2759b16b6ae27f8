import { assign } from "xstate";
import { describe, expect, it } from "vitest";
import { STAY_OVER } from "../../../workflows/interpreter/live-case.ts";
import { ended } from "../../../workflows/interpreter/transition.ts";
import { appointment } from "../processes/appointment.ts";
import { beginning, DAY, HOUR, smallProcess, vocabulary } from "../processes/small-process.ts";
import { MONDAY_NINE, PureCase } from "./pure-case.ts";

const at = MONDAY_NINE + HOUR;
const stay = (testCase: PureCase): number | undefined => testCase.live.agenda.find(({ id }) => id === STAY_OVER)?.due;

describe("a case with its outcome", () => {
  it("stays for what still arrives, and then may end", () => {
    const testCase = new PureCase(appointment);
    testCase.send("accepted", {}, { at });
    expect(testCase.last.state).toMatchObject({ status: "afterwards", outcome: "accepted" });
    expect(testCase.live).toMatchObject({ outcomeAt: at, stayed: false });
    expect(stay(testCase)).toBe(at + 28 * DAY);
    const commits = testCase.commits.length;
    testCase.clock(at + 28 * DAY);
    expect(testCase.live.stayed).toBe(true);
    expect(testCase.commits).toHaveLength(commits);
  });

  it("keeps the instant of its outcome when another outcome follows", () => {
    const testCase = new PureCase(appointment);
    testCase.send("accepted", {}, { at });
    testCase.send("cancelled", {}, { at: at + DAY });
    expect(testCase.last.state).toMatchObject({ outcome: "lapsed" });
    expect(stay(testCase)).toBe(at + 28 * DAY);
  });

  it("that loses its outcome again is at work again, and stays anew from the next", () => {
    const testCase = new PureCase(appointment);
    testCase.send("accepted", {}, { at });
    testCase.send("reopened", {}, { at: at + DAY });
    expect(testCase.last.state).toMatchObject({ status: "active" });
    expect(testCase.last.state).not.toHaveProperty("outcome");
    expect(testCase.live).not.toHaveProperty("outcomeAt");
    expect(stay(testCase)).toBeUndefined();
    testCase.send("accepted", {}, { at: at + 2 * DAY });
    expect(stay(testCase)).toBe(at + 30 * DAY);
  });

  it("loses it even after the stay is over, while something is open", () => {
    const testCase = new PureCase(appointment);
    testCase.send("accepted", {}, { at });
    testCase.clock(at + 28 * DAY);
    testCase.send("reopened", {}, { at: at + 29 * DAY });
    expect(testCase.live).toMatchObject({ stayed: false });
  });

  const moving = smallProcess(
    vocabulary().createMachine({
      id: "moving",
      context: beginning,
      initial: "over",
      on: { moved: { actions: assign({ deadline: ({ event }) => Number(event["to"]) }) } },
      states: { over: { tags: ["outcome"] } },
    }),
    { events: ["moved"], staysUntil: ({ deadline }, outcomeAt) => deadline ?? outcomeAt + DAY },
  );

  it("stays longer or shorter as its end moves, also when that has passed", () => {
    const testCase = new PureCase(moving);
    expect(stay(testCase)).toBe(MONDAY_NINE + DAY);
    testCase.send("moved", { to: at + 5 * DAY }, { at });
    expect(stay(testCase)).toBe(at + 5 * DAY);
    testCase.send("moved", { to: at - 1 }, { at });
    expect(stay(testCase)).toBeUndefined();
    expect(testCase.live.stayed).toBe(true);
    testCase.send("moved", { to: at + 9 * DAY }, { at: at + 2 });
    expect(testCase.live.stayed).toBe(false);
    expect(stay(testCase)).toBe(at + 9 * DAY);
  });

  it("says that it is over as its last entry, with nothing allowed and no deadline", () => {
    const testCase = new PureCase(appointment);
    testCase.send("accepted", {}, { at });
    const { commit } = ended(testCase.definition, testCase.live, at + 28 * DAY);
    expect(commit).toMatchObject({
      sequence: 2,
      entries: [{ kind: "ended" }],
      state: { status: "ended", outcome: "accepted", allowed: [], deadlines: [] },
    });
  });
});
