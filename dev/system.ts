import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { Client, Connection } from "@temporalio/client";
import { DefaultLogger, NativeConnection, Runtime, type LogEntry } from "@temporalio/worker";
import { pino } from "pino";
import { createNotify } from "../activities/notify/notify-client.ts";
import { NOTIFY_TIMEOUT_MS } from "../activities/notify/notify-timeout.ts";
import { emulatorTemplateIds, templateKeys } from "../activities/notify/template-ids.ts";
import type { CaseService } from "../cases/case-service.ts";
import { encryptingDataConverter } from "../codec/encrypting-data-converter.ts";
import { fileSink } from "../events-out/sinks/file-sink.ts";
import { startEventsOut } from "../events-out/start-events-out.ts";
import { temporalHistory } from "../events-out/temporal-history.ts";
import { contracts } from "../machines/contracts.ts";
import { openRecords } from "../records/open.ts";
import { startWorkers } from "../worker/create-workers.ts";
import { workflowBundle } from "../worker/workflow-bundle.ts";
import { CASES_TASK_QUEUE } from "../workflows/interpreter/task-queues.ts";
import { startDevApi } from "./dev-api.ts";
import { HOME, inAddress, keptSecret, RUNNING_NOTE } from "./home.ts";
import { startDevIssuer } from "./issuer/start-dev-issuer.ts";
import { emulatorTemplates } from "./notify-emulator/emulator-templates.ts";
import { startNotifyEmulator } from "./notify-emulator/start-notify-emulator.ts";
import { Shutdown } from "./shutdown.ts";
import { startTemporal } from "./start-temporal.ts";
import { heldPort, portOrFree, type ChosenPort } from "./temporal/free-port.ts";

const NAMESPACE = "default";

/** Loopback ports asked for first; one that is taken is replaced by a free one, and said. */
const PORTS = { api: 3000, outbox: 3001, issuer: 3002, temporal: 7233, temporalUi: 8233 };

/** Nothing here is secret: the emulator only ever listens on the loopback. */
const NOTIFY_SERVICE = "7f1c2a34-5b6d-4e8f-9a01-23456789abcd";
const NOTIFY_SECRET = "1d2e3f40-5162-4738-894a-5b6c7d8e9f01";

export interface System {
  readonly api: string;
  readonly outbox: string;
  /** Where tokens are to be had: `http://127.0.0.1:3002/auth`. */
  readonly issuer: string;
  /** Absent when TEMPORAL_ADDRESS names a server somebody else runs. */
  readonly temporalUi?: string;
  /** Rejects when a part breaks by itself. */
  readonly running: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Brings up everything on this machine: Temporal, records, the copy of GOV.UK Notify, the workers and the HTTP API.
 * What was running when it was last stopped, or killed, goes on. `say` receives one line per step.
 */
export async function startSystem(say: (line: string) => void): Promise<System> {
  const shutdown = new Shutdown();
  try {
    return await bringUp(say, shutdown);
  } catch (error) {
    await shutdown.run();
    throw error;
  }
}

async function bringUp(say: (line: string) => void, shutdown: Shutdown): Promise<System> {
  Runtime.install({ logger: new DefaultLogger("WARN", warn), shutdownSignals: [] });
  // The database first: it refuses a second system on the same folder before anything else is touched.
  const databaseUrl = process.env["DATABASE_URL"];
  const place = databaseUrl === undefined ? { directory: path.join(HOME, "records") } : { databaseUrl };
  const records = await openRecords(place, { masterKey: await keptSecret("records") });
  shutdown.add(() => records.close());
  say(`Records in ${databaseUrl === undefined ? "PGlite" : "PostgreSQL"}`);

  const bundling = workflowBundle(path.join(HOME, "bundles"));
  // The Web UI is told at its start where payloads are decrypted, so the API's port comes before it, and is held.
  const { port: apiPort, insteadOf, release } = await heldPort(PORTS.api);
  shutdown.add(release);
  sayInstead("HTTP API", { port: apiPort, insteadOf }, say);
  const codecToken = inAddress(await keptSecret("codec"));
  const codecEndpoint = `http://127.0.0.1:${apiPort}/codec/${codecToken}`;
  const temporal = await startTemporal({ home: HOME, ports: PORTS, codecEndpoint, say });
  shutdown.add(() => temporal.stop());

  const issuer = await startDevIssuer({ home: HOME, port: await port("Tokens", PORTS.issuer, say) });
  shutdown.add(() => issuer.close());

  const callbackToken = await keptSecret("notify-callback");
  const emulator = await startNotifyEmulator({
    port: await port("Outbox", PORTS.outbox, say),
    dataFile: path.join(HOME, "outbox.jsonl"),
    serviceId: NOTIFY_SERVICE,
    secrets: [NOTIFY_SECRET],
    templates: Object.values(contracts).flatMap(({ messages }) => emulatorTemplates(messages)),
    callback: { url: `http://127.0.0.1:${apiPort}/notify/callbacks`, bearerToken: callbackToken },
  });
  shutdown.add(() => emulator.close());

  const connection = await Connection.connect({ address: temporal.address });
  shutdown.add(() => connection.close());
  const native = await NativeConnection.connect({ address: temporal.address });
  shutdown.add(() => native.close());
  const dataConverter = encryptingDataConverter(records);
  const service: CaseService = {
    temporal: new Client({ connection, namespace: NAMESPACE, dataConverter }),
    records,
    taskQueue: CASES_TASK_QUEUE,
  };
  const templateIds = emulatorTemplateIds(Object.values(contracts).flatMap(({ messages }) => templateKeys(messages)));
  const notify = createNotify({
    baseUrl: emulator.url,
    apiKey: emulator.apiKey,
    templateIds,
    timeoutMs: NOTIFY_TIMEOUT_MS,
  });
  const workers = await startWorkers({
    connection: native,
    namespace: NAMESPACE,
    service,
    notify,
    workflowBundle: await bundling,
    dataConverter,
  });
  shutdown.add(() => workers.stop());

  await release();
  const api = await startDevApi({
    service,
    namespace: NAMESPACE,
    port: apiPort,
    issuer,
    callbackToken,
    codecToken,
    temporal,
    outbox: emulator.url,
  });
  shutdown.add(() => api.close());

  const eventsOut = startEventsOut({
    records,
    history: temporalHistory(service),
    sink: fileSink(path.join(HOME, "events")),
    apiUrl: api.url,
    log: pino(pino.destination({ dest: path.join(HOME, "events-out.log"), sync: false })),
  });
  shutdown.add(() => eventsOut.stop());

  const system = {
    api: api.url,
    outbox: emulator.url,
    issuer: issuer.url,
    ...(temporal.uiUrl !== undefined && { temporalUi: temporal.uiUrl }),
  };
  await writeFile(RUNNING_NOTE, JSON.stringify({ pid: process.pid, ...system }));
  shutdown.add(() => rm(RUNNING_NOTE, { force: true }));
  return { ...system, running: workers.running, stop: () => shutdown.run() };
}

/** The worker of messages has no workflows, and says so each time: that is how it is meant. */
function warn({ message, level }: LogEntry): void {
  if (!message.startsWith("No workflows registered")) console.error(`[${level}] ${message}`);
}

async function port(what: string, wanted: number, say: (line: string) => void): Promise<number> {
  const chosen = await portOrFree(wanted);
  sayInstead(what, chosen, say);
  return chosen.port;
}

function sayInstead(what: string, { port: chosen, insteadOf }: ChosenPort, say: (line: string) => void): void {
  if (insteadOf !== undefined) say(`${what}: port ${insteadOf} is taken; using ${chosen}`);
}
