import { describe, expect, it } from "vitest";
import { DAY, MINUTE } from "../processes/small-process.ts";
import { testBundle } from "./support/bundle.ts";
import { historyOf } from "./support/history.ts";
import { onTheRealServer, Rig } from "./support/rig.ts";

onTheRealServer();

describe.each([500, 0])("a bug in a process, with %i cases cached", (cached) => {
  it("stops the case at its deadline, whole, until the fix is there", async () => {
    const rig = await Rig.create({ cached, idle: true });
    rig.expectsTaskFailures = true;
    await rig.startWorkers(await testBundle("with-a-bug.ts"));
    const handle = await rig.start("inspection");
    await rig.send(handle, "noteAdded");
    const moved = rig.forward(handle, DAY + MINUTE);
    await untilATaskFailed(handle);
    expect((await handle.describe()).status.name).toBe("RUNNING");
    expect(rig.recorder.timeline(handle.workflowId)).toEqual(["started", "noteAdded"]);

    await rig.stopWorkers();
    await rig.startWorkers();
    await moved;
    expect(rig.recorder.timeline(handle.workflowId)).toEqual(["started", "noteAdded", "inspection"]);
  });

  it("that an event would meet keeps that event out, and nothing else", async () => {
    const rig = await Rig.create({ cached, idle: true });
    await rig.startWorkers(await testBundle("with-a-bug.ts"));
    const handle = await rig.start("inspection");
    await rig.send(handle, "noteAdded");
    await expect(rig.send(handle, "inspectedEarly")).rejects.toMatchObject({
      cause: { message: expect.stringContaining("Unable to evaluate guard") },
    });
    expect(await rig.send(handle, "noteAdded")).toMatchObject({ sequence: 2 });
    await rig.stopWorkers();
    await rig.startWorkers();
    expect(await rig.send(handle, "inspectedEarly")).toMatchObject({ sequence: 3 });
  });
});

async function untilATaskFailed(handle: Parameters<typeof historyOf>[0]): Promise<void> {
  while ((await historyOf(handle)).every((event) => !event.workflowTaskFailedEventAttributes));
}
