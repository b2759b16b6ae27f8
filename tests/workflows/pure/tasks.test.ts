import { describe, expect, it } from "vitest";
import { appointment } from "../processes/appointment.ts";
import { beginning, DAY, HOUR, smallProcess, vocabulary } from "../processes/small-process.ts";
import { MONDAY_NINE, PureCase } from "./pure-case.ts";

const at = MONDAY_NINE + HOUR;

describe("a task", () => {
  it("opens with its title, role, reason and due date, and closes by the event that satisfies it", () => {
    const testCase = new PureCase(appointment);
    testCase.send("questionAsked", {}, { at });
    const taskId = "appointment-1/1.answerQuestion.1";
    expect(testCase.last.tasks).toEqual([
      {
        change: "opened",
        taskId,
        kind: "answerQuestion",
        title: "Answer the question",
        role: "practitioner",
        reason: "A question was asked",
        due: at + DAY,
      },
    ]);
    testCase.send("questionAnswered", {}, { at: at + HOUR });
    expect(testCase.last.tasks).toEqual([{ change: "closed", taskId, by: "2" }]);
    expect(testCase.live.tasks).toEqual([]);
  });

  it("without a key closes every open one of its kind", () => {
    const testCase = new PureCase(appointment);
    for (const later of [0, HOUR]) testCase.send("questionAsked", {}, { at: at + later });
    testCase.send("questionAnswered", {}, { at: at + 2 * HOUR });
    expect(testCase.last.tasks).toMatchObject([
      { taskId: "appointment-1/1.answerQuestion.1" },
      { taskId: "appointment-1/2.answerQuestion.2" },
    ]);
  });

  it("that is opened again moves its due date and keeps its name", () => {
    const testCase = new PureCase(appointment);
    testCase.answer({ type: "messageFailed", reason: "one" } as never, at);
    testCase.answer({ type: "messageFailed", reason: "two" } as never, at + HOUR);
    expect(testCase.live.tasks).toMatchObject([{ task: "callPerson", due: at + HOUR + DAY }]);
    expect(testCase.last.tasks).toMatchObject([
      { change: "opened", taskId: "appointment-1/1.callPerson", reason: "two" },
    ]);
    expect(testCase.live.agenda.filter(({ id }) => id.startsWith("task:"))).toMatchObject([{ due: at + HOUR + DAY }]);
  });

  it("goes up the roles while it is overdue, and rests at the top", () => {
    const testCase = new PureCase(appointment);
    testCase.send("questionAsked", {}, { at });
    testCase.clock(at + 5 * DAY);
    const told = testCase.commits.filter(({ entries }) => entries[0]?.kind === "escalated");
    expect(told.map((commit) => [commit.at - at, commit.tasks[0], commit.entries[0]?.text])).toEqual([
      [
        DAY,
        { change: "escalated", taskId: "appointment-1/1.answerQuestion.1", role: "seniorPractitioner", due: at + DAY },
        'Overdue: "Answer the question" goes to seniorPractitioner',
      ],
      [
        DAY + 12 * HOUR,
        { change: "escalated", taskId: "appointment-1/1.answerQuestion.1", role: "headOfUnit", due: at + DAY },
        'Overdue: "Answer the question" goes to headOfUnit',
      ],
    ]);
    expect(testCase.live.agenda.filter(({ id }) => id.startsWith("task:"))).toEqual([]);
  });

  it("never escalates once it is closed", () => {
    const testCase = new PureCase(appointment);
    testCase.send("questionAsked", {}, { at });
    testCase.send("questionAnswered", {}, { at: at + HOUR });
    testCase.clock(at + 5 * DAY);
    expect(testCase.timeline.map(({ kind }) => kind)).not.toContain("escalated");
  });

  it("that escalates wakes nobody when there is no role above", () => {
    const machine = vocabulary().createMachine({
      id: "top",
      context: beginning,
      entry: {
        type: "openTask",
        params: ({ context }) => ({ task: "findAddress", due: context.now + DAY, reason: "x" }),
      },
    });
    expect(new PureCase(smallProcess(machine)).live.agenda).toEqual([]);
  });

  it("the process has no words for is a bug", () => {
    const machine = vocabulary().createMachine({
      id: "unknownTask",
      context: beginning,
      entry: { type: "openTask", params: { task: "danceInTheStreet", due: at, reason: "x" } },
    });
    expect(() => new PureCase(smallProcess(machine))).toThrow(/no task "danceInTheStreet"/);
  });
});
