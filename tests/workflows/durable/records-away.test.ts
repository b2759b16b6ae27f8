import { WorkflowUpdateStage } from "@temporalio/client";
import { describe, expect, it } from "vitest";
import type { Accepted, Envelope } from "../../../workflows/interpreter/live-case.ts";
import { MINUTE } from "../processes/small-process.ts";
import { count, historyOf, summaries } from "./support/history.ts";
import { onTheRealServer, Rig, type CaseHandle } from "./support/rig.ts";

onTheRealServer();

async function accepted(rig: Rig, handle: CaseHandle, event: string, body: object = {}) {
  const envelope = rig.envelope(body);
  return handle.startUpdate<Accepted, [Envelope]>(event, {
    args: [envelope],
    updateId: envelope.key,
    waitForStage: WorkflowUpdateStage.ACCEPTED,
  });
}

describe.each([500, 0])("with records away and %i cases cached", (cached) => {
  it("two quick attempts are made, then one activity tries on, and the history does not grow meanwhile", async () => {
    const rig = await Rig.create({ cached });
    const handle = await rig.start("appointment");
    await rig.recorder.until(() => rig.recorder.sent.length === 1);
    let isAway = true;
    rig.recorder.beforeCommit = () => {
      if (isAway) throw new Error("The database is away");
    };
    const note = await accepted(rig, handle, "noteAdded", { note: "one" });
    // One for the start, two quick ones, and the first of the patient ones.
    await rig.recorder.until(() => rig.recorder.commitAttempts === 4);
    await rig.forward(handle, 1);
    const before = await historyOf(handle);
    await rig.forward(handle, MINUTE);
    expect(rig.recorder.commitAttempts).toBeGreaterThanOrEqual(14);
    const after = await historyOf(handle);
    expect(count(after, "workflowTaskScheduledEventAttributes")).toBe(
      count(before, "workflowTaskScheduledEventAttributes"),
    );
    expect(count(after, "activityTaskScheduledEventAttributes")).toBe(2);
    expect(summaries(after, "activityTaskScheduledEventAttributes")[1]).toMatch(/could not be written down at once/);

    isAway = false;
    await rig.forward(handle, MINUTE);
    expect(await note.result()).toMatchObject({ sequence: 1 });
  });

  it("events are accepted all the same, judged by those that wait before them, and answered when it is back", async () => {
    const rig = await Rig.create({ cached });
    const handle = await rig.start("appointment");
    await rig.recorder.until(() => rig.recorder.sent.length === 1);
    let isAway = true;
    rig.recorder.beforeCommit = () => {
      if (isAway) throw new Error("The database is away");
    };
    const updates = [await accepted(rig, handle, "noteAdded", { note: "one" })];
    await rig.recorder.until(() => rig.recorder.commitAttempts >= 4);
    // Only an accepted offer can be reopened, and the acceptance waits.
    for (const event of ["accepted", "reopened"]) updates.push(await accepted(rig, handle, event));
    await expect(accepted(rig, handle, "cancelled").then((update) => update.result())).rejects.toMatchObject({
      cause: { details: [{ reasons: [{ code: "notAllowedInState" }], state: ["offered.quiet"] }] },
    });
    isAway = false;
    await rig.forward(handle, MINUTE);
    const answers = await Promise.all(updates.map((update) => update.result()));
    expect(answers.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(rig.recorder.timeline(handle.workflowId)).toEqual(["started", "noteAdded", "accepted", "reopened"]);
  });
});
