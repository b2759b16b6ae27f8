import { assign, enqueueActions, log } from "xstate";
import { describe, expect, it } from "vitest";
import { UnsupportedEffect } from "../../../workflows/interpreter/step.ts";
import { appointment } from "../processes/appointment.ts";
import { beginning, DAY, HOUR, MINUTE, smallProcess, vocabulary } from "../processes/small-process.ts";
import { MONDAY_NINE, PRACTITIONER, PureCase } from "./pure-case.ts";

const at = MONDAY_NINE + HOUR;

describe("an event the state does not take", () => {
  it("leaves no trace, and is told what is allowed", () => {
    const testCase = new PureCase(appointment);
    const before = testCase.live;
    expect(testCase.send("cancelled", {}, { at })).toEqual([
      {
        code: "notAllowedInState",
        message: '"cancelled" is not allowed while the case is: Offered; waiting for an answer',
      },
    ]);
    expect(testCase.live).toBe(before);
    expect(testCase.commits).toHaveLength(1);
  });

  it.each([
    "xstate.after.closing.appointment.offered",
    "xstate.init",
    "xstate.stop",
    "host.stayOver",
    "host.taskOverdue",
    "*",
  ])("is what %s always is", (name) => {
    const testCase = new PureCase(appointment);
    expect(testCase.send(name, {}, { at })).toMatchObject([{ code: "notAllowedInState" }]);
  });

  it("is not let in by data that names another event", () => {
    const testCase = new PureCase(appointment);
    expect(testCase.send("cancelled", { type: "accepted" }, { at })).toMatchObject([{ code: "notAllowedInState" }]);
  });

  it("is not shown as allowed when the state forbids what the root takes", () => {
    const machine = vocabulary().createMachine({
      id: "forbidding",
      context: beginning,
      initial: "sealed",
      states: { sealed: { on: { noteAdded: undefined, opened: {} } } },
    });
    const testCase = new PureCase(smallProcess(machine, { events: ["noteAdded", "opened"] }));
    expect(testCase.last.state.allowed).toEqual([]);
  });
});

describe("an event with data that is not acceptable", () => {
  it("is refused with the process's own reasons, and the field", () => {
    const refused = new PureCase(appointment).send("noteAdded", { note: "" }, { at });
    expect(refused).toEqual([{ code: "empty", message: "Must not be empty", field: "note" }]);
  });

  it("is judged by the instant of the event, not of the last transition", () => {
    const testCase = new PureCase(appointment);
    expect(testCase.send("noteAdded", { on: at }, { at })).toEqual([]);
    expect(testCase.send("noteAdded", { on: at + 1 }, { at })).toMatchObject([{ code: "dateInFuture" }]);
  });
});

describe("an accepted event", () => {
  it("is one commit: its entry with actor and data, its key, and one domain event", () => {
    const testCase = new PureCase(appointment);
    testCase.send("noteAdded", { note: "Rang the bell" }, { at, key: "k1" });
    expect(testCase.last).toMatchObject({
      caseId: "appointment-1",
      process: "appointment",
      definitionVersion: 1,
      sequence: 1,
      at,
      entries: [
        { kind: "event", name: "noteAdded", text: "Note added", actor: PRACTITIONER, data: { note: "Rang the bell" } },
      ],
      handled: { key: "k1", fingerprint: "k1", at },
      domainEvent: {
        eventType: "throughcare.appointment.note-added",
        additionalInformation: { caseId: "appointment-1", process: "appointment", state: "offered.quiet" },
      },
    });
  });

  it("is never stamped before what was applied already, nor after the clock", () => {
    const testCase = new PureCase(appointment);
    testCase.send("noteAdded", { note: "one" }, { at });
    testCase.send("noteAdded", { note: "two" }, { at: at + 20, receivedAt: at - MINUTE });
    testCase.send("noteAdded", { note: "three" }, { at: at + 30, receivedAt: at + DAY });
    expect(testCase.commits.map((commit) => commit.at)).toEqual([MONDAY_NINE, at, at, at + 30]);
  });

  it("that corrects an entry marks it", () => {
    const testCase = new PureCase(appointment);
    testCase.send("accepted", {}, { at });
    testCase.send("corrected", { entry: 1 }, { at });
    expect(testCase.last.entries).toMatchObject([
      { kind: "correction", name: "corrected", corrects: 1, data: { entry: 1 } },
    ]);
  });

  it("keeps the state's beginning when the state stays", () => {
    const testCase = new PureCase(appointment);
    testCase.send("noteAdded", { note: "x" }, { at });
    expect(testCase.last.state.since).toBe(MONDAY_NINE);
    testCase.send("accepted", {}, { at });
    expect(testCase.last.state.since).toBe(at);
  });
});

describe("a handled key", () => {
  it("is remembered for thirty days and then left to records", () => {
    const testCase = new PureCase(appointment);
    testCase.send("noteAdded", { note: "x" }, { at, key: "first" });
    testCase.send("noteAdded", { note: "y" }, { at: at + 30 * DAY - 1, key: "second" });
    expect(Object.keys(testCase.live.handled)).toContain("first");
    testCase.send("noteAdded", { note: "z" }, { at: at + 30 * DAY, key: "third" });
    expect(Object.keys(testCase.live.handled)).toEqual(["second", "third"]);
    expect(testCase.live.handled["third"]).toMatchObject({ fingerprint: "third", sequence: testCase.last.sequence });
  });
});

describe("an effect", () => {
  const asking = (action: unknown) =>
    smallProcess(
      vocabulary().createMachine({
        id: "asking",
        context: beginning,
        initial: "open",
        states: { open: { on: { asked: { actions: action as never } } } },
      }),
      { events: ["asked"], words: { tasks: { visit: { title: "Visit", role: "practitioner" } } } },
    );
  const openVisit = { type: "openTask", params: { task: "visit", due: at + DAY, reason: "x" } };

  it("enqueued by a machine is carried out, in order", () => {
    const testCase = new PureCase(
      asking(
        enqueueActions(({ enqueue }) => {
          enqueue(assign({ count: 1 }));
          enqueue(openVisit as never);
        }),
      ),
    );
    testCase.send("asked", {}, { at });
    expect(testCase.last.tasks).toMatchObject([{ change: "opened", kind: "visit" }]);
    expect(testCase.live.snapshot.context).toMatchObject({ count: 1 });
  });

  it.each([
    ["enqueued", enqueueActions(({ enqueue }) => enqueue({ type: "ringTheBell" } as never))],
    ["of XState's own", log("hello")],
    ["in line", () => undefined],
  ])("%s that nobody carries out fails when it is asked for", (_which, action) => {
    expect(() => new PureCase(asking(action)).send("asked", {}, { at })).toThrow(UnsupportedEffect);
  });

  it("is asked for with what the transition just made of the context", () => {
    const opened = {
      type: "openTask",
      params: ({ context }: { context: { count?: number; now: number } }) => ({
        task: "visit",
        due: context.now,
        reason: `number ${context.count}`,
      }),
    };
    const testCase = new PureCase(asking([assign({ count: 7 }), opened]));
    testCase.send("asked", {}, { at });
    expect(testCase.last.tasks).toMatchObject([{ reason: "number 7", due: at }]);
  });
});
