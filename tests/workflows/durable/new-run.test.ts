import { describe, expect, it } from "vitest";
import { CONTINUE_AS_NEW } from "../../../workflows/interpreter/inbox.ts";
import { DAY, HOUR, MINUTE } from "../processes/small-process.ts";
import { count, historyOf, type HistoryEvent } from "./support/history.ts";
import { toANewRun } from "./support/new-run.ts";
import { onTheRealServer, Rig } from "./support/rig.ts";

onTheRealServer();

describe.each([500, 0])("a new run of a case, with %i cases cached", (cached) => {
  it("goes on where the one before stopped: state, deadlines, tasks", async () => {
    const rig = await Rig.create({ cached });
    const handle = await rig.start("appointment");
    await rig.send(handle, "questionAsked");
    await rig.forward(handle, HOUR);
    await toANewRun(handle);
    await rig.forward(handle, DAY);
    expect(rig.recorder.timeline(handle.workflowId)).toEqual([
      "started",
      "questionAsked",
      "reminder",
      "answerQuestion",
    ]);
    await rig.send(handle, "questionAnswered");
    expect(rig.recorder.of(handle.workflowId).map(({ sequence }) => sequence)).toEqual([0, 1, 2, 3, 4]);
    expect(rig.recorder.of(handle.workflowId).at(-1)?.tasks).toMatchObject([{ change: "closed" }]);
  });

  it("answers a repeat of an event the one before handled", async () => {
    const rig = await Rig.create({ cached });
    const handle = await rig.start("appointment");
    const first = await rig.send(handle, "accepted", {}, { key: "acceptance" });
    await toANewRun(handle);
    expect(await rig.send(handle, "accepted", {}, { key: "acceptance" })).toEqual(first);
    expect(rig.recorder.timeline(handle.workflowId)).toEqual(["started", "accepted"]);
  });

  it("takes up the messages that were not settled", async () => {
    const rig = await Rig.create({ cached });
    let isOut = true;
    rig.recorder.notify = () => {
      if (isOut) throw new Error("Notify is out");
      return { outcome: "sent" };
    };
    const handle = await rig.start("appointment");
    await rig.recorder.until(() => rig.recorder.sendAttempts > 0);
    await toANewRun(handle);
    isOut = false;
    await rig.forward(handle, MINUTE);
    expect(rig.recorder.sent).toContain(`${handle.workflowId}/0.1`);
    expect(count(await historyOf(handle), "activityTaskScheduledEventAttributes")).toBe(1);
  });

  it("takes up the question that had no answer", async () => {
    const rig = await Rig.create({ cached });
    let isAway = true;
    rig.recorder.other = () => {
      if (isAway) throw new Error("The other case does not answer");
      return { accepted: true, reasons: [] };
    };
    const handle = await rig.start("referral");
    await rig.send(handle, "referred", { caseId: "elsewhere" });
    await toANewRun(handle);
    isAway = false;
    await rig.forward(handle, MINUTE);
    expect(rig.recorder.of(handle.workflowId).at(-1)).toMatchObject({ state: { paths: ["taken"] } });
  });

  it("loses no event that comes around it", async () => {
    const rig = await Rig.create({ cached });
    const handle = await rig.start("appointment");
    await rig.send(handle, "noteAdded", { note: "0" });
    const answers = await Promise.all(
      Array.from({ length: 12 }, async (_, at) => {
        if (at % 4 === 2) await handle.signal(CONTINUE_AS_NEW);
        return rig.send(handle, "noteAdded", { note: String(at + 1) });
      }),
    );
    expect(answers.map(({ sequence }) => sequence).toSorted((a, b) => a - b)).toEqual(answers.map((_, at) => at + 2));
    expect(rig.recorder.timeline(handle.workflowId)).toHaveLength(14);
    const [start] = await historyOf(handle);
    expect((start as HistoryEvent).workflowExecutionStartedEventAttributes?.continuedExecutionRunId).toBeTruthy();
  });

  it("shows operators the same as before, and writes no search attribute again", async () => {
    const rig = await Rig.create({ cached });
    const handle = await rig.start("appointment");
    await rig.send(handle, "noteAdded", { note: "one" });
    const before = (await handle.describe()).typedSearchAttributes;
    await toANewRun(handle);
    await rig.send(handle, "noteAdded", { note: "two" });
    expect((await handle.describe()).typedSearchAttributes).toEqual(before);
    expect(count(await historyOf(handle), "upsertWorkflowSearchAttributesEventAttributes")).toBe(0);
  });
});
