import { ApplicationFailure } from "@temporalio/common";
import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE } from "../processes/small-process.ts";
import { count, historyOf, summaries } from "./support/history.ts";
import { toANewRun } from "./support/new-run.ts";
import { onTheRealServer, Rig } from "./support/rig.ts";

onTheRealServer();

const templates = (rig: Rig, caseId: string): string[] =>
  rig.recorder
    .of(caseId)
    .flatMap(({ messages }) => messages.flatMap((change) => (change.change === "queued" ? [change.template] : [])));

describe.each([500, 0])("messages, with %i cases cached", (cached) => {
  it("do not hold up the case: events go on while Notify is out", async () => {
    const rig = await Rig.create({ cached });
    let isOut = true;
    rig.recorder.notify = () => {
      if (isOut) throw new Error("Notify is out");
      return { outcome: "sent" };
    };
    const handle = await rig.start("appointment");
    await rig.recorder.until(() => rig.recorder.sendAttempts > 0);
    await rig.send(handle, "noteAdded", { note: "meanwhile" });
    await rig.send(handle, "accepted");
    expect(rig.recorder.sent).toEqual([]);

    isOut = false;
    await rig.forward(handle, HOUR);
    expect(rig.recorder.sent.toSorted()).toEqual([`${handle.workflowId}/0.1`, `${handle.workflowId}/2.1`]);
    expect(templates(rig, handle.workflowId)).toEqual(["offer", "confirmation"]);
    const names = summaries(await historyOf(handle), "activityTaskScheduledEventAttributes");
    expect(names).toEqual(['email "offer" to person', 'email "confirmation" to person']);
  });

  it("are withdrawn when the reason for them has gone", async () => {
    const rig = await Rig.create({ cached });
    const handle = await rig.start("appointment");
    await rig.recorder.until(() => rig.recorder.sent.length === 1);
    rig.recorder.notify = () => {
      throw new Error("Notify is out");
    };
    await rig.forward(handle, DAY + MINUTE);
    await rig.send(handle, "accepted");
    const change = rig.recorder.of(handle.workflowId).at(-1)?.messages;
    expect(change).toMatchObject([
      { change: "queued", template: "confirmation" },
      { change: "withdrawn", messageId: `${handle.workflowId}/1.1` },
    ]);
    const events = await historyOf(handle);
    expect(count(events, "activityTaskCancelRequestedEventAttributes")).toBe(1);
  });

  it("that are withdrawn are asked about, for Notify may have them: the case goes on, but does not end, before it answers", async () => {
    const rig = await Rig.create({ cached });
    const out = (): never => {
      throw new Error("Notify is out");
    };
    rig.recorder.notify = (messageId) => (messageId.endsWith("/1.1") ? out() : { outcome: "sent" });
    rig.recorder.notifyHasIt = out;
    const handle = await rig.start("appointment", { input: { staysMs: MINUTE } });
    await rig.forward(handle, DAY + MINUTE);
    await rig.send(handle, "accepted");
    await rig.send(handle, "noteAdded", { note: "meanwhile" });
    await toANewRun(handle);
    await rig.forward(handle, 2 * MINUTE);
    expect((await handle.describe()).status.name).toBe("RUNNING");
    rig.recorder.notifyHasIt = () => undefined;
    await rig.forward(handle, 10 * MINUTE);
    expect(await handle.result()).toEqual({ outcome: "accepted" });
    expect(rig.recorder.givenUp).toEqual([{ messageId: `${handle.workflowId}/1.1`, because: "withdrawn" }]);
  });

  it("that are withdrawn hold up the end for a week at most", async () => {
    const rig = await Rig.create({ cached });
    const out = (): never => {
      throw ApplicationFailure.create({ message: "Notify is out", nextRetryDelay: "1 day" });
    };
    rig.recorder.notify = (messageId) => (messageId.endsWith("/1.1") ? out() : { outcome: "sent" });
    rig.recorder.notifyHasIt = out;
    const handle = await rig.start("appointment", { input: { staysMs: MINUTE } });
    await rig.forward(handle, DAY + MINUTE);
    await rig.send(handle, "accepted");
    await rig.forward(handle, 8 * DAY);
    expect(await handle.result()).toEqual({ outcome: "accepted" });
  });

  it("that Notify refuses come back as an event, once", async () => {
    const rig = await Rig.create({ cached });
    rig.recorder.notify = () => ({ outcome: "failed", reason: "Not a valid email address" });
    const handle = await rig.start("appointment");
    await rig.recorder.until(() => rig.recorder.timeline(handle.workflowId).includes("messageFailed"));
    expect(rig.recorder.of(handle.workflowId).at(-1)).toMatchObject({
      sequence: 1,
      entries: [{ kind: "event", data: { template: "offer", to: "person", reason: "Not a valid email address" } }],
      tasks: [{ change: "opened", kind: "callPerson" }],
    });
  });

  it("that cannot be sent for a week are given up, and a person is told", async () => {
    const rig = await Rig.create({ cached });
    rig.recorder.notify = () => {
      throw ApplicationFailure.create({ message: "Notify is out", nextRetryDelay: "1 day" });
    };
    const handle = await rig.start("appointment");
    await rig.recorder.until(() => rig.recorder.sendAttempts > 0);
    await rig.forward(handle, 8 * DAY);
    const failed = rig.recorder.of(handle.workflowId).filter(({ entries }) => entries[0]?.name === "messageFailed");
    expect(failed).toMatchObject([{ entries: [{ data: { reason: "could not be sent in time" } }] }]);
    expect(rig.recorder.givenUp).toContainEqual({ messageId: `${handle.workflowId}/0.1`, because: "outOfTime" });
  });
});
