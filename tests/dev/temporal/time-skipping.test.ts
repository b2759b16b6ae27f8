import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { Client, Connection } from "@temporalio/client";
import type {
  Workflow,
  WorkflowHandle,
  WorkflowHandleWithFirstExecutionRunId,
  WorkflowStartOptions,
} from "@temporalio/client";
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from "@temporalio/worker";
import type { WorkflowBundleWithSourceMap } from "@temporalio/worker";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { CANCELLED } from "../../../dev/rehearsal/temporal-codes.ts";
import { FastForwardFailed, FastForwardStuck, NothingToMove } from "../../../dev/rehearsal/time-skipping-errors.ts";
import { fastForward, fastForwardTo, skipToEnd, virtualNow } from "../../../dev/rehearsal/time-skipping.ts";
import type { TemporalConnection } from "../../../dev/rehearsal/time-skipping.ts";
import { replayAfter } from "../../support/replay.ts";
import { testActivities } from "./workflows/activities.ts";
import * as workflows from "./workflows/index.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Real time goes on while a test runs: how much of it may show in a workflow's clock. */
const MEANWHILE = MINUTE;

const NAMESPACE = "default";
const taskQueue = `time-skipping-${randomUUID()}`;

let client: Client;
let connection: Connection;
let native: NativeConnection;
let worker: Worker;
let running: Promise<void>;
let bundle: WorkflowBundleWithSourceMap;

beforeAll(async () => {
  Runtime.install({
    logger: new DefaultLogger("ERROR"),
    telemetryOptions: { logging: { forward: {}, filter: "error" } },
  });
  const address = inject("temporalAddress");
  connection = await Connection.connect({ address });
  native = await NativeConnection.connect({ address });
  client = new Client({ connection });
  bundle = await bundleOf("index.ts");
  worker = await Worker.create({ connection: native, taskQueue, workflowBundle: bundle, activities: testActivities });
  running = worker.run();
}, 60_000);

afterAll(async () => {
  worker?.shutdown();
  await running;
  await native?.close();
  await connection?.close();
});

describe("moving one workflow ahead", () => {
  it("fires every timer on the way, at its own time, and stands exactly at the target", async () => {
    const handle = await start(workflows.reminders, 3, 5);
    const before = await now(handle);

    expect(await move(handle, 7 * DAY)).toBe("arrived");

    const after = await now(handle);
    const notes = await handle.query(workflows.noted);
    expect(notes.map(({ what }) => what)).toEqual(["started", "reminder 1", "reminder 2"]);
    expect(daysAfter(notes[0]!.at, notes)).toEqual([0, 3, 6]);
    expect(after - before).toBeGreaterThanOrEqual(7 * DAY);
    expect(after - before).toBeLessThan(7 * DAY + MEANWHILE);
  });

  it("leaves the clock going on at its usual pace: the next timer does not fire by itself", async () => {
    const handle = await start(workflows.reminders, 3, 5);
    await move(handle, 4 * DAY);
    const [first, real] = [await now(handle), Date.now()];
    await expect.poll(() => Date.now() - real).toBeGreaterThan(200);
    expect((await now(handle)) - first).toBeLessThan(MEANWHILE);
    expect(await names(handle)).toEqual(["started", "reminder 1"]);
  });

  it("can be done again and again, and in between the workflow takes events at its own time", async () => {
    const handle = await start(workflows.untilAnswered);
    const before = await now(handle);
    await move(handle, 2 * DAY);
    await move(handle, 3 * DAY);
    await handle.signal(workflows.answered);
    const notes = await handle.result();
    expect(notes.at(-1)).toMatchObject({ what: "answered" });
    expect(notes.at(-1)!.at - before).toBeGreaterThanOrEqual(5 * DAY);
    expect(notes.at(-1)!.at - before).toBeLessThan(5 * DAY + MEANWHILE);
  });

  it("moves a workflow that waits without any timer", async () => {
    const handle = await start(workflows.untilAnswered);
    const before = await now(handle);
    await move(handle, 30 * DAY);
    expect((await now(handle)) - before).toBeGreaterThanOrEqual(30 * DAY);
    await handle.terminate();
  });

  it("reaches a deadline when it is moved to the deadline's own instant", async () => {
    const handle = await start(workflows.reminders, 3, 2);
    const [started] = await handle.query(workflows.noted);
    await fastForwardTo(connection, NAMESPACE, handle.workflowId, started!.at + 3 * DAY + 1_000, { id: randomUUID() });
    expect(await names(handle)).toEqual(["started", "reminder 1"]);
  });

  it("does nothing when it is to be moved to an instant that has passed", async () => {
    const handle = await start(workflows.untilAnswered);
    await move(handle, 2 * DAY);
    const before = await now(handle);
    await fastForwardTo(connection, NAMESPACE, handle.workflowId, before - DAY, { id: randomUUID() });
    expect((await now(handle)) - before).toBeLessThan(MEANWHILE);
  });

  it("says so when the workflow came to its end on the way", async () => {
    const handle = await start(workflows.reminders, 3, 2);
    expect(await move(handle, 30 * DAY)).toBe("ended");
    expect(daysAfter((await handle.result())[0]!.at, await handle.result())).toEqual([0, 3, 6]);
  });

  it("keeps the moved time through continue-as-new, however quickly the runs follow each other", async () => {
    const handle = await start(workflows.dailyRuns, 3, []);
    await move(handle, 10 * DAY);
    const latest = client.workflow.getHandle(handle.workflowId);
    const notes = await latest.query(workflows.noted);
    expect(notes.map(({ what }) => what)).toEqual([3, 2, 1, 0].map((left) => `run with ${left} left`));
    expect(daysAfter(notes[0]!.at, notes)).toEqual([0, 1, 2, 3]);
    expect((await now(handle)) - notes[0]!.at).toBeGreaterThanOrEqual(10 * DAY - MEANWHILE);
  });
});

describe("moving a workflow whose activity is not done", () => {
  it("skips the back-off between attempts, so an outage takes the workflow's time and no real time", async () => {
    const handle = await start(workflows.retriedMessage, 6);
    await move(handle, HOUR);
    const notes = await handle.query(workflows.noted);
    expect(notes.map(({ what }) => what)).toEqual(["started", "sent"]);
    // 1 + 2 + 4 + 8 + 16 minutes of back-off.
    expect(Math.round((notes[1]!.at - notes[0]!.at) / MINUTE)).toBe(31);
  });

  it("stops inside a back-off when the target lies there", async () => {
    const handle = await start(workflows.retriedMessage, 6);
    const before = await now(handle);
    await move(handle, 5 * MINUTE);
    expect(await names(handle)).toEqual(["started"]);
    expect((await now(handle)) - before).toBeLessThan(5 * MINUTE + MEANWHILE);
  });

  it("waits in real time while an activity runs, and moves on after it", async () => {
    const handle = await start(workflows.slowMessage, 700);
    await move(handle, DAY);
    const notes = await handle.query(workflows.noted);
    expect(notes.map(({ what }) => what)).toEqual(["started", "sent"]);
    expect(notes[1]!.at - notes[0]!.at).toBeLessThan(700 + MEANWHILE);
  });
});

describe("a workflow that skips to its end", () => {
  it("waits for nothing: three weeks pass within the seconds a test has", async () => {
    const handle = await start(workflows.reminders, 7, 3);
    await skipToEnd(connection, NAMESPACE, handle.workflowId);
    const notes = await handle.result();
    expect(daysAfter(notes[0]!.at, notes)).toEqual([0, 7, 14, 21]);
  });
});

describe("what cannot be moved is named", () => {
  it("a workflow that has ended", async () => {
    const handle = await start(workflows.untilAnswered);
    await handle.signal(workflows.answered);
    await handle.result();
    await expect(move(handle, DAY)).rejects.toThrow(NothingToMove);
    await expect(skipToEnd(connection, NAMESPACE, handle.workflowId)).rejects.toThrow(NothingToMove);
  });

  it("a workflow that never was", async () => {
    await expect(virtualNow(connection, NAMESPACE, "nobody")).rejects.toThrow(NothingToMove);
  });

  it("a workflow that is moved twice at once", async () => {
    const handle = await start(workflows.slowMessage, 500);
    const both = await Promise.allSettled([move(handle, DAY), move(handle, DAY)]);
    const failed = both.filter((each) => each.status === "rejected").map(({ reason }) => reason as unknown);
    expect(failed).toEqual([expect.any(FastForwardFailed)]);
  });

  it.each(["deadline exceeded", "cancelled, by a server whose clock is a moment ahead"])(
    "a workflow that no worker works for: %s",
    async (asTheServerSays) => {
      const handle = await startOn("nobody-works-here", workflows.untilAnswered);
      const via = asTheServerSays === "deadline exceeded" ? connection : cancelledAtTheDeadline();
      // Long enough for a busy machine to begin the move at all.
      const options = { id: randomUUID(), withinMs: 3_000 };
      await expect(fastForward(via, NAMESPACE, handle.workflowId, DAY, options)).rejects.toThrow(FastForwardStuck);
      await handle.terminate();
    },
  );
});

/** As when the server's own reckoning of a deadline ends the call before the client's. */
function cancelledAtTheDeadline(): TemporalConnection {
  return {
    workflowService: connection.workflowService,
    withDeadline: (deadline, ask) =>
      connection.withDeadline(deadline - 50, ask).catch((error: unknown) => {
        throw Object.assign(error as Error, { code: CANCELLED });
      }),
  };
}

describe("replaying an execution after it was moved", () => {
  it("replays each run of its chain, the first run first", async () => {
    const handle = await start(workflows.dailyRuns, 2, []);
    await move(handle, 5 * DAY);
    const runs = await replayAfter(client, handle.workflowId, { workflowBundle: bundle });
    expect(runs).toHaveLength(3);
    expect(runs[0]!.runId).toBe(handle.firstExecutionRunId);
  });

  it("refuses code that would not have done the same", async () => {
    const handle = await start(workflows.dailyRuns, 1, []);
    await move(handle, 5 * DAY);
    const changed = await bundleOf("index-changed.ts");
    await expect(replayAfter(client, handle.workflowId, { workflowBundle: changed })).rejects.toThrow(
      handle.workflowId,
    );
  });
});

type Started<W extends Workflow> = Promise<WorkflowHandleWithFirstExecutionRunId<W>>;

function start<W extends Workflow>(workflow: W, ...args: Parameters<W>): Started<W> {
  return startOn(taskQueue, workflow, ...args);
}

function startOn<W extends Workflow>(queue: string, workflow: W, ...args: Parameters<W>): Started<W> {
  const options = { taskQueue: queue, workflowId: `time-skipping-${randomUUID()}`, args };
  return client.workflow.start(workflow, options as unknown as WorkflowStartOptions<W>);
}

type AnyHandle = Pick<WorkflowHandle, "workflowId" | "query">;

function move(handle: AnyHandle, durationMs: number): Promise<"arrived" | "ended"> {
  return fastForward(connection, NAMESPACE, handle.workflowId, durationMs, { id: randomUUID() });
}

function now(handle: AnyHandle): Promise<number> {
  return virtualNow(connection, NAMESPACE, handle.workflowId);
}

async function names(handle: AnyHandle): Promise<string[]> {
  return (await handle.query(workflows.noted)).map(({ what }) => what);
}

/** Whole days since an instant: a timer never fires before its time, and here at most seconds after. */
function daysAfter(instant: number, notes: readonly workflows.Noted[]): number[] {
  return notes.map(({ at }) => Math.floor((at - instant) / DAY));
}

function bundleOf(file: string): Promise<WorkflowBundleWithSourceMap> {
  const workflowsPath = fileURLToPath(new URL(`./workflows/${file}`, import.meta.url));
  return bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger("ERROR") });
}
