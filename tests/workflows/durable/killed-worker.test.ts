import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Client, Connection, defaultPayloadConverter, WorkflowUpdateStage } from "@temporalio/client";
import { DefaultLogger, Runtime } from "@temporalio/worker";
import { beforeAll, expect, it, onTestFinished } from "vitest";
import { startDevServer, type DevServer } from "../../../dev/temporal/dev-server.ts";
import { findTemporal } from "../../../dev/temporal/find-temporal.ts";
import { portOrFree } from "../../../dev/temporal/free-port.ts";
import { openRecords } from "../../../records/open.ts";
import { findCase } from "../../../records/queries/find-case.ts";
import { handledKey } from "../../../records/queries/handled-key.ts";
import { listTasks } from "../../../records/queries/list-tasks.ts";
import { messagesOf } from "../../../records/queries/messages-of.ts";
import { timelineOf } from "../../../records/queries/timeline-of.ts";
import type { Records } from "../../../records/records.ts";
import type { Accepted, CaseArgument, Envelope } from "../../../workflows/interpreter/live-case.ts";
import { CASE_STATE, NEXT_DEADLINE, OPEN_TASKS, OWNER_ROLE } from "../../../workflows/interpreter/search-attributes.ts";
import { MASTER_KEY } from "../../records/support/master-key.ts";
import { replayAfter } from "../../support/replay.ts";
import { CALENDAR } from "../processes/small-process.ts";
import { testBundle } from "./support/bundle.ts";
import { count } from "./support/history.ts";

const WORKER = fileURLToPath(new URL("./support/worker-to-kill.ts", import.meta.url));
const ACTOR = { id: "p1", displayName: "A Practitioner", role: "practitioner" };
const CASE_ID = "appointment-1";
const TASK_QUEUE = "cases";

beforeAll(() => {
  Runtime.install({
    logger: new DefaultLogger("ERROR"),
    telemetryOptions: { logging: { forward: {}, filter: "ERROR" } },
  });
});

it("a worker killed between storing a transition and completing its task, and another event first: records are the case's own history", async () => {
  const place = await aPlace();
  await place.startServer();
  const killed = await place.startWorker("accepted");
  await start(place.client);
  await killed.said("0 started");
  const lost = envelope("lost");
  const caller = new AbortController();
  const answer = place.client.withAbortSignal(caller.signal, () => send(place.client, "accepted", lost));
  await killed.said("1 accepted");
  await killed.kill();
  // Neither the caller nor anybody else has heard of it.
  caller.abort();
  await expect(answer).rejects.toThrow();
  await place.records(async (records) => {
    expect(await timeline(records)).toEqual([
      [0, "started"],
      [1, "accepted"],
    ]);
    expect(await handledKey(records, CASE_ID, "lost")).toMatchObject({ sequence: 1 });
  });

  // An event that is not accepted yet is only in the server's memory.
  await place.stopServer();
  await place.startServer();
  const worker = await place.startWorker();
  expect(await send(place.client, "questionAsked", envelope("asked"))).toMatchObject({ sequence: 1 });
  // The same event again, as a caller without an answer sends it.
  expect(await send(place.client, "accepted", lost)).toMatchObject({ sequence: 2 });
  const events = (await place.client.workflow.getHandle(CASE_ID).fetchHistory()).events ?? [];
  await replayAfter(place.client, CASE_ID, { workflowBundle: await testBundle("index.ts") });
  await worker.kill();

  // Only the transition that met another one in the records cost more than its local activity.
  expect(count(events, "activityTaskScheduledEventAttributes")).toBe(3);
  const inHistory = events.flatMap(({ workflowExecutionUpdateAcceptedEventAttributes: accepted }) => {
    const { name, args } = accepted?.acceptedRequest?.input ?? {};
    const [payload] = args?.payloads ?? [];
    return name && payload ? [{ name, key: defaultPayloadConverter.fromPayload<Envelope>(payload).key }] : [];
  });
  expect(inHistory).toEqual([
    { name: "questionAsked", key: "asked" },
    { name: "accepted", key: "lost" },
  ]);
  await place.records(async (records) => {
    expect(await timeline(records)).toEqual([[0, "started"], ...inHistory.map(({ name }, index) => [index + 1, name])]);
    for (const [index, { key }] of inHistory.entries()) {
      expect(await handledKey(records, CASE_ID, key)).toMatchObject({ sequence: index + 1 });
    }
    expect(await findCase(records, CASE_ID)).toMatchObject({ sequence: 2, paths: ["accepted"], outcome: "accepted" });
    expect((await messagesOf(records, CASE_ID)).map(({ messageId, template }) => [messageId, template])).toEqual([
      [`${CASE_ID}/0.1`, "offer"],
      [`${CASE_ID}/2.1`, "confirmation"],
    ]);
    expect((await listTasks(records, { caseId: CASE_ID, limit: 5 })).items).toMatchObject([{ kind: "answerQuestion" }]);
  });
}, 120_000);

async function timeline(records: Records): Promise<(readonly [number | undefined, string])[]> {
  const { items } = await timelineOf(records, CASE_ID, { limit: 50 });
  return items.map(({ sequence, name }) => [sequence, name]);
}

function envelope(key: string): Envelope {
  return { body: {}, actor: ACTOR, receivedAt: Date.now(), key, fingerprint: `of ${key}` };
}

async function start(client: Client): Promise<void> {
  await client.workflow.start<(argument: CaseArgument) => Promise<unknown>>("appointment", {
    workflowId: CASE_ID,
    taskQueue: TASK_QUEUE,
    args: [
      {
        kind: "start",
        schema: 1,
        definitionVersion: 1,
        input: {},
        calendar: CALENDAR,
        opening: { identifiers: [], rehearsal: false },
        actor: ACTOR,
        handled: { key: "start", fingerprint: "start" },
      },
    ],
  });
}

async function send(client: Client, event: string, sent: Envelope): Promise<Accepted> {
  const update = await client.workflow.getHandle(CASE_ID).startUpdate<Accepted, [Envelope]>(event, {
    args: [{ ...sent, receivedAt: Date.now() }],
    updateId: sent.key,
    waitForStage: WorkflowUpdateStage.ACCEPTED,
  });
  return update.result();
}

/** A server whose cases outlive it, and records that one process at a time may open. */
async function aPlace() {
  const found = await findTemporal({ say: () => {}, env: { ...process.env, TEMPORAL_ADDRESS: undefined } });
  if (found.kind !== "cli") throw new Error("There is no Temporal CLI to run a server of this test's own");
  const cli = found.path;
  const folder = await mkdtemp(path.join(tmpdir(), "throughcare-killed-"));
  const directory = path.join(folder, "records");
  const { port } = await portOrFree(0);
  let server: DevServer | undefined;
  let connection: Connection | undefined;
  const place = {
    client: undefined as unknown as Client,
    async startServer(): Promise<void> {
      server = await startDevServer({
        cli,
        port,
        dbFile: path.join(folder, "temporal.db"),
        searchAttributes: [CASE_STATE, OWNER_ROLE, NEXT_DEADLINE, OPEN_TASKS],
        timeSkipping: false,
        logFile: path.join(folder, "temporal.log"),
        say: () => {},
      });
      connection = await Connection.connect({ address: server.address });
      place.client = new Client({ connection });
    },
    async stopServer(): Promise<void> {
      await connection?.close();
      await server?.stop();
    },
    async startWorker(holds = ""): Promise<Worker> {
      const { codePath } = await testBundle("index.ts");
      return workerProcess([`127.0.0.1:${port}`, TASK_QUEUE, codePath, directory, holds]);
    },
    async records(look: (records: Records) => Promise<void>): Promise<void> {
      const records = await openRecords({ directory }, { masterKey: MASTER_KEY });
      try {
        await look(records);
      } finally {
        await records.close();
      }
    },
  };
  onTestFinished(async () => {
    await place.stopServer();
    await rm(folder, { recursive: true, force: true });
  });
  return place;
}

interface Worker {
  /** Resolves when the worker has said a line, now or before. */
  said(line: string): Promise<void>;
  /** SIGKILL: the process can do nothing more. */
  kill(): Promise<void>;
}

function workerProcess(args: readonly string[]): Worker {
  const child: ChildProcess = spawn(process.execPath, [WORKER, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  const closed = once(child, "close");
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  const tell = (): void => waiting.forEach((look) => look());
  createInterface({ input: child.stdout! }).on("line", (line) => {
    lines.push(line);
    tell();
  });
  child.once("close", tell);
  const kill = async (): Promise<void> => {
    child.kill("SIGKILL");
    await closed;
  };
  onTestFinished(kill);
  return {
    kill,
    said: (line) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (lines.includes(line)) resolve();
          else if (child.exitCode !== null) reject(new Error(`The worker ended before it said "${line}"`));
          else waiting.add(look);
        };
        look();
      }),
  };
}
