import { WorkflowUpdateStage } from "@temporalio/client";
import { describe, expect, it } from "vitest";
import type { Accepted, Envelope } from "../../../workflows/interpreter/live-case.ts";
import { DAY, MINUTE } from "../processes/small-process.ts";
import { count, historyOf } from "./support/history.ts";
import { onTheRealServer, refusal, Rig } from "./support/rig.ts";

onTheRealServer();

const STAY = 28 * DAY + MINUTE;

describe.each([500, 0])("a case, with %i cases cached", (cached) => {
  it("ends when its afterwards is over, with its outcome, and says so", async () => {
    const rig = await Rig.create({ cached });
    const handle = await rig.start("appointment");
    await rig.send(handle, "accepted");
    await rig.forward(handle, STAY);
    expect(await handle.result()).toEqual({ outcome: "accepted" });
    expect(rig.recorder.of(handle.workflowId).at(-1)).toMatchObject({
      sequence: 2,
      entries: [{ kind: "ended" }],
      state: { status: "ended", outcome: "accepted", allowed: [], deadlines: [] },
    });
  });

  it("stays while a task is open, and ends by the event that closes it, which is answered", async () => {
    const rig = await Rig.create({ cached });
    const handle = await rig.start("appointment");
    await rig.send(handle, "accepted");
    await rig.send(handle, "questionAsked");
    await rig.forward(handle, STAY);
    expect((await handle.describe()).status.name).toBe("RUNNING");
    expect(await rig.send(handle, "questionAnswered")).toMatchObject({ sequence: expect.any(Number) });
    expect(await handle.result()).toEqual({ outcome: "accepted" });
    expect(rig.recorder.timeline(handle.workflowId).slice(-2)).toEqual(["questionAnswered", "ended"]);
  });

  it("stays while a message is not settled", async () => {
    const rig = await Rig.create({ cached });
    let isOut = true;
    rig.recorder.notify = () => {
      if (isOut) throw new Error("Notify is out");
      return { outcome: "sent" };
    };
    const handle = await rig.start("appointment", { input: { staysMs: MINUTE } });
    await rig.send(handle, "accepted");
    await rig.forward(handle, 2 * MINUTE);
    expect((await handle.describe()).status.name).toBe("RUNNING");
    isOut = false;
    await rig.forward(handle, 10 * MINUTE);
    expect(await handle.result()).toEqual({ outcome: "accepted" });
  });

  it("that has ended takes nothing more", async () => {
    const rig = await Rig.create({ cached });
    const handle = await rig.start("appointment");
    await rig.send(handle, "accepted");
    await rig.forward(handle, STAY);
    await expect(rig.send(handle, "noteAdded", { note: "too late" })).rejects.toThrow(/already completed/);
  });

  it("answers a repeat and refuses everything else while its end is being written", async () => {
    const rig = await Rig.create({ cached });
    const handle = await rig.start("appointment");
    const first = await rig.send(handle, "accepted", {}, { key: "acceptance" });
    let isAway = true;
    rig.recorder.beforeCommit = ({ entries }) => {
      if (isAway && entries[0]?.kind === "ended") throw new Error("The database is away");
    };
    await rig.forward(handle, STAY);
    await rig.recorder.until(() => rig.recorder.commitAttempts >= 5);
    expect(await refusal(rig.send(handle, "noteAdded", { note: "now?" }))).toMatchObject({
      reasons: [{ code: "caseClosed" }],
      allowed: [],
    });
    const repeat = await handle.startUpdate<Accepted, [Envelope]>("accepted", {
      args: [rig.envelope({}, { key: "acceptance" })],
      updateId: "another id",
      waitForStage: WorkflowUpdateStage.ACCEPTED,
    });
    isAway = false;
    await rig.forward(handle, MINUTE);
    expect(await repeat.result()).toEqual(first);
    expect(await handle.result()).toEqual({ outcome: "accepted" });
  });

  it("is not ended by a request to cancel it", async () => {
    const rig = await Rig.create({ cached });
    const handle = await rig.start("appointment");
    await rig.send(handle, "noteAdded", { note: "before" });
    await handle.cancel();
    expect(await rig.send(handle, "accepted")).toMatchObject({ sequence: 2 });
    await rig.forward(handle, STAY);
    expect(await handle.result()).toEqual({ outcome: "accepted" });
    expect(count(await historyOf(handle), "workflowExecutionCancelRequestedEventAttributes")).toBe(1);
  });
});
