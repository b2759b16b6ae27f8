import { spawn, type ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Client, Connection } from "@temporalio/client";
import { DefaultLogger, NativeConnection, Runtime, Worker } from "@temporalio/worker";
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { fastForward, virtualNow } from "../../../dev/rehearsal/time-skipping.ts";
import { DevServerPortTaken, startDevServer, type DevServer } from "../../../dev/temporal/dev-server.ts";
import { findTemporal } from "../../../dev/temporal/find-temporal.ts";
import { portOrFree } from "../../../dev/temporal/free-port.ts";
import { DevServerInUse } from "../../../dev/temporal/left-behind.ts";
import { processIdentity } from "../../../dev/temporal/process-identity.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const DAY = 24 * 60 * 60 * 1000;
const WORKFLOWS = fileURLToPath(new URL("./workflows/index.ts", import.meta.url));
const START_AND_STAY = fileURLToPath(new URL("./start-and-stay.ts", import.meta.url));

let cli: string;
let folder: string;
let dbFile: string;
let said: string[];

beforeAll(async () => {
  Runtime.install({
    logger: new DefaultLogger("ERROR"),
    telemetryOptions: { logging: { forward: {}, filter: "error" } },
  });
  const found = await findTemporal({ say: () => {}, env: { ...process.env, TEMPORAL_ADDRESS: undefined } });
  cli = found.kind === "cli" ? found.path : "";
});

beforeEach(async () => {
  folder = await temporaryFolder();
  dbFile = path.join(folder, "temporal.db");
  said = [];
});

describe("a development server", () => {
  it("serves as soon as it is given out, on the wanted ports, with its search attributes, and ends when it is stopped", async () => {
    const [port, uiPort] = [(await portOrFree(0)).port, (await portOrFree(0)).port];
    const server = await started({ port, uiPort, searchAttributes: [{ name: "Mood", type: "KEYWORD_LIST" }] });
    expect(server).toMatchObject({ address: `127.0.0.1:${port}`, uiUrl: `http://127.0.0.1:${uiPort}` });
    expect((await fetch(server.uiUrl!)).status).toBe(200);
    await using client = await connected(server);
    const typedSearchAttributes = [{ key: { name: "Mood", type: "KEYWORD_LIST" as const }, value: ["good"] }];
    await client.workflow.start("any", { taskQueue: "none", workflowId: "first", typedSearchAttributes });

    await server.stop();
    expect(await processIdentity(server.pid)).toBeUndefined();
  });

  it("is not mistaken for whatever listens on its port already", async () => {
    const first = await started({});
    const port = Number(first.address.split(":")[1]);
    await expect(started({ port, dbFile: undefined })).rejects.toThrow(DevServerPortTaken);
  });

  it("says why it did not start, with the end of its log", async () => {
    await writeFile(dbFile, "this is no database");
    await expect(started({})).rejects.toThrow(/did not start: it ended at once.*\n.*database/s);
  });

  it("says so when the CLI does not run", async () => {
    await expect(started({ cli: path.join(folder, "missing") })).rejects.toThrow("missing does not run");
  });
});

describe("the start that a server belongs to", () => {
  it("takes the server with it when it ends by itself", async () => {
    const { serverPid, exited } = await startElsewhere("end");
    await exited;
    await expect.poll(() => processIdentity(serverPid), { timeout: 10_000 }).toBeUndefined();
  });

  it("takes the server with it when it is interrupted and handles that no other way", async () => {
    const { start, serverPid, exited } = await startElsewhere("stay");
    start.kill("SIGINT");
    await exited;
    expect(start.signalCode).toBe("SIGINT");
    await expect.poll(() => processIdentity(serverPid), { timeout: 10_000 }).toBeUndefined();
  });

  it("waits until the server has gone when stopping it is the last thing it does", async () => {
    const { serverPid, exited } = await startElsewhere("stop");
    expect(await exited).toEqual([0, null]);
    expect(await processIdentity(serverPid)).toBeUndefined();
  });

  it("keeps others from its database while it runs", async () => {
    await started({});
    await expect(started({})).rejects.toThrow(DevServerInUse);
  });
});

describe("a start after one that was killed outright", () => {
  it("stops the server left behind, says so, and finds every workflow and every moved clock again", async () => {
    const { start, serverPid, address, exited } = await startElsewhere("stay");
    const workflowId = `survivor-${randomUUID()}`;
    await startAndMove(address, workflowId, 30 * DAY);
    start.kill("SIGKILL");
    await exited;
    expect(await processIdentity(serverPid)).toBeDefined();

    const server = await started({});

    expect(said).toEqual([`Stopping the Temporal server (process ${serverPid}) that an earlier start left behind`]);
    expect(await processIdentity(serverPid)).toBeUndefined();
    await using client = await connected(server);
    expect((await client.workflow.getHandle(workflowId).describe()).status.name).toBe("RUNNING");
    const ahead = (await virtualNow(client.connection, "default", workflowId)) - Date.now();
    expect(Math.round(ahead / DAY)).toBe(30);
  });

  it("leaves a process alone that has the noted id but is another one", async () => {
    const stranger = spawn("sleep", ["60"]);
    onTestFinished(() => void stranger.kill());
    const owner = { pid: 2 ** 22 - 1, startTime: "long ago" };
    const note = { pid: stranger.pid!, startTime: "long ago", owner, port: 1, dbFile };
    await writeFile(path.join(folder, "temporal.json"), JSON.stringify(note));

    await started({});

    expect(said).toEqual([]);
    expect(await processIdentity(stranger.pid!)).toBeDefined();
  });

  it("is not kept from starting by a note it cannot read, and writes its own", async () => {
    await writeFile(path.join(folder, "temporal.json"), "{ half a no");
    const server = await started({});
    expect(JSON.parse(await readFile(path.join(folder, "temporal.json"), "utf8"))).toMatchObject({
      pid: server.pid,
      dbFile,
    });
  });
});

async function started(wanted: Partial<Parameters<typeof startDevServer>[0]>): Promise<DevServer> {
  const server = await startDevServer({
    cli,
    dbFile,
    port: (await portOrFree(0)).port,
    searchAttributes: [],
    timeSkipping: true,
    logFile: path.join(folder, `${randomUUID()}.log`),
    say: (line) => said.push(line),
    ...wanted,
  });
  onTestFinished(() => server.stop());
  return server;
}

interface StartedElsewhere {
  readonly start: ChildProcess;
  readonly serverPid: number;
  readonly address: string;
  readonly exited: Promise<unknown>;
}

/** A free port may be taken by another test in the moment before the server has it: then another one is tried. */
async function startElsewhere(what: "stay" | "stop" | "end", tries = 3): Promise<StartedElsewhere> {
  const { port } = await portOrFree(0);
  const args = [START_AND_STAY, cli, dbFile, String(port), path.join(folder, "elsewhere.log"), what];
  const start = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const exited = once(start, "exit");
  onTestFinished(() => void start.kill("SIGTERM"));
  const said = once(createInterface(start.stdout!), "line") as Promise<[string]>;
  // `close` comes after everything it said was read; `exit` may come before.
  const first = await Promise.race([said, once(start, "close").then(() => undefined)]);
  if (first === undefined && tries > 1) return startElsewhere(what, tries - 1);
  return { start, serverPid: Number(first?.[0]), address: `127.0.0.1:${port}`, exited };
}

/** Starts a workflow, lets a worker bring it to its first wait, and moves its clock ahead. */
async function startAndMove(address: string, workflowId: string, durationMs: number): Promise<void> {
  const taskQueue = "survivors";
  await using client = await connected({ address });
  const native = await NativeConnection.connect({ address });
  const worker = await Worker.create({ connection: native, taskQueue, workflowsPath: WORKFLOWS });
  await worker.runUntil(async () => {
    await client.workflow.start("untilAnswered", { taskQueue, workflowId });
    await fastForward(client.connection, "default", workflowId, durationMs, { id: "thirty-days" });
  });
  await native.close();
}

async function connected({ address }: { readonly address: string }): Promise<Client & AsyncDisposable> {
  const connection = await Connection.connect({ address });
  return Object.assign(new Client({ connection }), { [Symbol.asyncDispose]: () => connection.close() });
}
