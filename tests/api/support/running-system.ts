import { DefaultLogger, NativeConnection, Runtime } from "@temporalio/worker";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, inject } from "vitest";
import type { ApiDeps } from "../../../api/api-deps.ts";
import { createNotify } from "../../../activities/notify/notify-client.ts";
import { emulatorTemplateIds, templateKeys } from "../../../activities/notify/template-ids.ts";
import { tellDeliveryFailure } from "../../../cases/delivery-failures.ts";
import { emulatorTemplates } from "../../../dev/notify-emulator/emulator-templates.ts";
import { startNotifyEmulator, type RunningEmulator } from "../../../dev/notify-emulator/start-notify-emulator.ts";
import { createRehearsal } from "../../../dev/rehearsal/forward.ts";
import { contracts } from "../../../machines/contracts.ts";
import { startWorkers, type Workers } from "../../../worker/create-workers.ts";
import { asInProduction } from "../../support/patience.ts";
import { NOTIFY_TOKEN, runningApi, type RunningApi } from "./running-api.ts";

export interface RunningSystem extends RunningApi {
  /** As when the worker is killed, but for the tidying up. */
  stopWorkers(): Promise<void>;
  startWorkers(): Promise<void>;
  /** The copy of Notify. */
  readonly outbox: string;
}

/** The API with a worker and a copy of Notify behind it, for the tests of one file. */
export function runningSystem(changes: Partial<ApiDeps> = {}): () => RunningSystem {
  const running = runningApi((service) => ({
    ...changes,
    rehearsal: createRehearsal(service, "default"),
    receipts: {
      token: NOTIFY_TOKEN,
      onPermanentFailure: (caseId, failure) => tellDeliveryFailure(service, caseId, failure),
    },
  }));
  const closing: (() => Promise<unknown>)[] = [];
  let connection: NativeConnection;
  let emulator: RunningEmulator;
  let workers: Workers | undefined;

  const stopWorkers = async (): Promise<void> => {
    await workers?.stop();
    workers = undefined;
  };
  const start = async (): Promise<void> => {
    const templateIds = emulatorTemplateIds(Object.values(contracts).flatMap(({ messages }) => templateKeys(messages)));
    workers = await startWorkers({
      connection,
      namespace: "default",
      // An activity that gets no answer is tried again by Temporal, and has seconds itself.
      service: asInProduction(running().service),
      notify: createNotify({ baseUrl: emulator.url, apiKey: emulator.apiKey, templateIds, timeoutMs: 8_000 }),
      workflowBundle: { codePath: inject("workflowBundle") },
    });
  };

  beforeAll(async () => {
    Runtime.install({
      logger: new DefaultLogger("ERROR"),
      telemetryOptions: { logging: { forward: {}, filter: "ERROR" } },
    });
    const folder = await mkdtemp(join(tmpdir(), "throughcare-api-"));
    closing.push(() => rm(folder, { recursive: true, force: true }));
    connection = await NativeConnection.connect({ address: inject("temporalAddress") });
    closing.unshift(() => connection.close());
    emulator = await startNotifyEmulator({
      port: 0,
      dataFile: join(folder, "outbox.jsonl"),
      serviceId: randomUUID(),
      secrets: [randomUUID()],
      templates: Object.values(contracts).flatMap(({ messages }) => emulatorTemplates(messages)),
      callback: { url: `${running().api.url}/notify/callbacks`, bearerToken: NOTIFY_TOKEN },
      pace: { sendingAfter: 1, endsAfter: 1, receiptRetryAfter: 100 },
    });
    closing.unshift(() => emulator.close());
    await start();
  });
  afterAll(async () => {
    await stopWorkers();
    for (const close of closing) await close();
  });
  return () => ({ ...running(), stopWorkers, startWorkers: start, outbox: emulator.url });
}
