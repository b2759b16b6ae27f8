import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE, SECOND } from "../processes/small-process.ts";
import { count, historyOf, summaries, type HistoryEvent } from "./support/history.ts";
import { onTheRealServer, Rig } from "./support/rig.ts";

onTheRealServer();

/** How many timers run at the end of a history. */
function running(events: readonly HistoryEvent[]): number {
  return (
    count(events, "timerStartedEventAttributes") -
    count(events, "timerFiredEventAttributes") -
    count(events, "timerCanceledEventAttributes")
  );
}

describe.each([500, 0])("deadlines, with %i cases cached", (cached) => {
  it("run on one durable timer at a time, named for operators, armed anew when the earliest changes", async () => {
    const rig = await Rig.create({ cached });
    const handle = await rig.start("appointment");
    await rig.send(handle, "noteAdded", { note: "leaves the timer alone" });
    expect(summaries(await historyOf(handle), "timerStartedEventAttributes")).toEqual(["Reminder: one day left"]);

    await rig.send(handle, "questionAsked");
    expect(running(await historyOf(handle))).toBe(1);
    await rig.forward(handle, DAY + MINUTE);
    expect(running(await historyOf(handle))).toBe(1);
    await rig.send(handle, "accepted");

    const events = await historyOf(handle);
    expect(running(events)).toBe(1);
    expect(summaries(events, "timerStartedEventAttributes")).toEqual([
      "Reminder: one day left",
      "a task becomes overdue",
      "a task becomes overdue",
    ]);
  });

  it("come in order and on time, the one that cuts off answers after its grace and stamped with its instant", async () => {
    const rig = await Rig.create({ cached });
    const handle = await rig.start("appointment");
    await rig.send(handle, "noteAdded", { note: "on the way" });
    const [start] = rig.recorder.of(handle.workflowId);
    await rig.forward(handle, 2 * DAY + 5 * SECOND);
    expect(rig.recorder.timeline(handle.workflowId)).toEqual(["started", "noteAdded", "reminder"]);
    await rig.forward(handle, MINUTE);
    const commits = rig.recorder.of(handle.workflowId);
    expect(commits.map(({ at, entries }) => [entries[0]?.name, at - (start?.at ?? 0)])).toEqual([
      ["started", 0],
      ["noteAdded", expect.any(Number)],
      ["reminder", DAY],
      ["closing", 2 * DAY],
    ]);
  });

  it("of one instant come in the order they were armed", async () => {
    const rig = await Rig.create({ cached });
    const handle = await rig.start("appointment");
    await rig.send(handle, "questionAsked");
    const asked = rig.recorder.of(handle.workflowId)[1];
    expect(asked?.tasks).toMatchObject([{ change: "opened", kind: "answerQuestion" }]);
    await rig.forward(handle, DAY + MINUTE);
    expect(rig.recorder.timeline(handle.workflowId)).toEqual([
      "started",
      "questionAsked",
      "reminder",
      "answerQuestion",
    ]);
  });

  it("of one case are not touched when another case on the same worker gives up its own", async () => {
    // With the default reuseV8Context all workflows of a worker share one map of setTimeout handles.
    const rig = await Rig.create({ cached });
    const [one, other] = [await rig.start("appointment"), await rig.start("appointment")];
    await rig.send(one, "noteAdded", { note: "started" });
    await rig.send(other, "noteAdded", { note: "started" });
    await rig.send(one, "accepted");
    await rig.forward(other, 3 * DAY);
    expect(rig.recorder.timeline(other.workflowId)).toEqual(["started", "noteAdded", "reminder", "closing"]);
    await rig.forward(one, 3 * DAY);
    expect(rig.recorder.timeline(one.workflowId)).toEqual(["started", "noteAdded", "accepted"]);
  });
});

describe.each([500, 0])("an answer at the close, with %i cases cached", (cached) => {
  /** A case that is no rehearsal takes the API's word for when an event came. */
  it("counts when it was received before, although it is processed after", async () => {
    const rig = await Rig.create({ cached });
    const handle = await rig.start("appointment", { rehearsal: false });
    await rig.send(handle, "noteAdded", { note: "started" });
    const closes = (rig.recorder.of(handle.workflowId)[0]?.at ?? 0) + 2 * DAY;
    await rig.forward(handle, closes + 10 * SECOND - (await rig.now(handle)));
    await rig.send(handle, "accepted", {}, { receivedAt: closes - 5 * SECOND });
    expect(rig.recorder.timeline(handle.workflowId)).toEqual(["started", "noteAdded", "reminder", "accepted"]);
    expect(rig.recorder.of(handle.workflowId).at(-1)?.at).toBe(closes - 5 * SECOND);
  });

  it("is late when it was received after, although the close has not been processed", async () => {
    const rig = await Rig.create({ cached });
    const handle = await rig.start("appointment", { rehearsal: false });
    await rig.send(handle, "noteAdded", { note: "started" });
    const closes = (rig.recorder.of(handle.workflowId)[0]?.at ?? 0) + 2 * DAY;
    await rig.forward(handle, closes + 10 * SECOND - (await rig.now(handle)));
    await rig.send(handle, "accepted", { exceptionally: true }, { receivedAt: closes + 5 * SECOND });
    expect(rig.recorder.timeline(handle.workflowId)).toEqual([
      "started",
      "noteAdded",
      "reminder",
      "closing",
      "accepted",
    ]);
  });

  it("is refused when it took too long to get there: its sender has given up on it", async () => {
    const rig = await Rig.create({ cached });
    const handle = await rig.start("appointment", { rehearsal: false });
    await rig.send(handle, "noteAdded", { note: "started" });
    await rig.forward(handle, HOUR);
    await expect(
      rig.send(handle, "accepted", {}, { receivedAt: (await rig.now(handle)) - 31 * SECOND }),
    ).rejects.toMatchObject({
      cause: { details: [{ reasons: [{ code: "deliveredTooLate" }] }] },
    });
  });
});
