import { WithStartWorkflowOperation } from "@temporalio/client";
import { describe, expect, it } from "vitest";
import type { Accepted, CaseArgument, Envelope } from "../../../workflows/interpreter/live-case.ts";
import type { CaseEnd } from "../../../workflows/interpreter/case-run.ts";
import { historyOf } from "./support/history.ts";
import { onTheRealServer, refusal, Rig } from "./support/rig.ts";

onTheRealServer();

describe.each([500, 0])("events, with %i cases cached", (cached) => {
  it("are answered only after their record is stored", async () => {
    const rig = await Rig.create({ cached });
    const handle = await rig.start("appointment");
    const stored: string[] = [];
    rig.recorder.beforeCommit = ({ entries }) => {
      stored.push(...entries.map(({ name }) => name));
    };
    const answer = await rig.send(handle, "noteAdded", { note: "Rang the bell" });
    expect(answer).toMatchObject({ sequence: 1 });
    expect(stored).toContain("noteAdded");
    expect(rig.recorder.of(handle.workflowId).map(({ sequence }) => sequence)).toEqual([0, 1]);
  });

  it("that are refused leave nothing in the history", async () => {
    const rig = await Rig.create({ cached });
    const handle = await rig.start("appointment");
    await rig.send(handle, "noteAdded", { note: "So that the case is at rest" });
    await rig.recorder.until(() => rig.recorder.sent.length === 1);
    const settled = await historyLengthAtRest(handle);

    const notAllowed = await refusal(rig.send(handle, "cancelled"));
    const badData = await refusal(rig.send(handle, "noteAdded", { note: "" }));

    expect(notAllowed).toMatchObject({
      reasons: [
        {
          code: "notAllowedInState",
          message: '"cancelled" is not allowed while the case is: Offered; waiting for an answer',
        },
      ],
      state: ["offered.quiet"],
    });
    expect(notAllowed.allowed).toContain("accepted");
    expect(badData.reasons).toEqual([{ code: "empty", message: "Must not be empty", field: "note" }]);
    expect(await historyOf(handle)).toHaveLength(settled);
    expect(rig.recorder.timeline(handle.workflowId)).toEqual(["started", "noteAdded"]);
  });

  it.each(["xstate.after.closing.appointment.offered", "xstate.stop", "host.stayOver", "caseTold"])(
    "named %s cannot come from outside",
    async (name) => {
      const rig = await Rig.create({ cached });
      const handle = await rig.start("appointment");
      await expect(rig.send(handle, name)).rejects.toThrow();
      expect(await rig.send(handle, "accepted")).toMatchObject({ sequence: 1 });
    },
  );

  it("of the service itself are taken whatever the state: a receipt says a message was not delivered", async () => {
    const rig = await Rig.create({ cached });
    const handle = await rig.start("appointment");
    const receipt = {
      messageId: `${handle.workflowId}/0.1`,
      template: "offer",
      to: "person",
      reason: "permanent-failure",
    };
    expect(await rig.send(handle, "messageFailed", receipt)).toMatchObject({ sequence: 1 });
    expect(rig.recorder.of(handle.workflowId).at(-1)?.tasks).toMatchObject([{ change: "opened", kind: "callPerson" }]);
  });

  it("judge dates by the instant of the event, not of the last transition", async () => {
    const rig = await Rig.create({ cached });
    const handle = await rig.start("appointment");
    await rig.forward(handle, 12 * 60 * 60 * 1000);
    const now = await rig.now(handle);
    expect(await rig.send(handle, "noteAdded", { note: "today", on: now - 60_000 })).toMatchObject({ sequence: 1 });
    expect(await refusal(rig.send(handle, "noteAdded", { on: now + 3_600_000 }))).toMatchObject({
      reasons: [{ code: "dateInFuture" }],
    });
  });

  it("that come before any worker runs are taken after the start", async () => {
    const rig = await Rig.create({ cached, idle: true });
    const handle = await rig.start("appointment");
    const answers = Promise.all([rig.send(handle, "noteAdded", { note: "early" }), rig.send(handle, "questionAsked")]);
    await rig.startWorkers();
    const sequences = (await answers).map(({ sequence }) => sequence);
    expect(sequences.toSorted((a, b) => a - b)).toEqual([1, 2]);
    expect(rig.recorder.timeline(handle.workflowId)[0]).toBe("started");
  });

  it("that come with the start itself are taken after it", async () => {
    const rig = await Rig.create({ cached, idle: true });
    const caseId = rig.newCaseId("appointment");
    const startWorkflowOperation = new WithStartWorkflowOperation<(argument: CaseArgument) => Promise<CaseEnd>>(
      "appointment",
      { workflowId: caseId, taskQueue: rig.taskQueue, args: [rig.startArgument()], workflowIdConflictPolicy: "FAIL" },
    );
    const envelope = rig.envelope({ note: "with the start" });
    const answer = rig.client.workflow.executeUpdateWithStart<
      (argument: CaseArgument) => Promise<CaseEnd>,
      Accepted,
      [Envelope]
    >("noteAdded", {
      args: [envelope],
      updateId: envelope.key,
      startWorkflowOperation,
    });
    await rig.startWorkers();
    expect(await answer).toMatchObject({ sequence: 1 });
    expect(rig.recorder.timeline(caseId)).toEqual(["started", "noteAdded"]);
  });

  it("are applied one at a time and in order, however many come at once", async () => {
    const rig = await Rig.create({ cached });
    const handle = await rig.start("appointment");
    let writing = 0;
    rig.recorder.beforeCommit = async () => {
      writing += 1;
      expect(writing).toBe(1);
      await Promise.resolve();
      writing -= 1;
    };
    const notes = ["1", "2", "3", "4", "5", "6", "7", "8"];
    const answers = await Promise.all(notes.map((note) => rig.send(handle, "noteAdded", { note })));
    expect(answers.map(({ sequence }) => sequence).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    const kept = rig.recorder.of(handle.workflowId);
    expect(kept.map(({ sequence }) => sequence)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(kept.slice(1).map(({ at }) => at)).toEqual(
      kept
        .slice(1)
        .map(({ at }) => at)
        .toSorted((a, b) => a - b),
    );
  });
});

describe.each([500, 0])("a repeat, with %i cases cached", (cached) => {
  it("with the same update id is the same event", async () => {
    const rig = await Rig.create({ cached });
    const handle = await rig.start("appointment");
    const key = "the same key";
    const [first, again] = await Promise.all([
      rig.send(handle, "accepted", {}, { key }),
      rig.send(handle, "accepted", {}, { key }),
    ]);
    expect(again).toEqual(first);
    expect(await rig.send(handle, "accepted", {}, { key })).toEqual(first);
    expect(rig.recorder.timeline(handle.workflowId)).toEqual(["started", "accepted"]);
  });

  it("that differs is told by the fingerprint of the first", async () => {
    const rig = await Rig.create({ cached });
    const handle = await rig.start("appointment");
    await rig.send(handle, "noteAdded", { note: "one" }, { key: "k", fingerprint: "one" });
    const again = await rig.send(handle, "noteAdded", { note: "two" }, { key: "k", fingerprint: "two" });
    expect(again).toEqual({ sequence: 1, fingerprint: "one" });
  });
});

/** The length of the history once the workflow task that settles the first message is over. */
async function historyLengthAtRest(handle: Parameters<typeof historyOf>[0]): Promise<number> {
  for (;;) {
    const { pendingActivities, pendingWorkflowTask } = (await handle.describe()).raw;
    if (!pendingActivities?.length && !pendingWorkflowTask) return (await historyOf(handle)).length;
  }
}
