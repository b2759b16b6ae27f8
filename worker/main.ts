import path from "node:path";
import { tmpdir } from "node:os";
import { NativeConnection } from "@temporalio/worker";
import { z } from "zod";
import { loadTemplateIds } from "../activities/notify/load-template-ids.ts";
import { createNotify } from "../activities/notify/notify-client.ts";
import { templateKeys } from "../activities/notify/template-ids.ts";
import { commonEnvironment, readEnvironment } from "../cases/environment.ts";
import { openCaseService, temporalConnection } from "../cases/open-case-service.ts";
import { encryptingDataConverter } from "../codec/encrypting-data-converter.ts";
import { contracts } from "../machines/contracts.ts";
import { startWorkers } from "./create-workers.ts";
import { workflowBundle } from "./workflow-bundle.ts";

/** The worker as its own process, against any Temporal cluster, PostgreSQL and GOV.UK Notify. */

const environment = readEnvironment({
  ...commonEnvironment,
  NOTIFY_BASE_URL: z.url().default("https://api.notifications.service.gov.uk").describe("GOV.UK Notify"),
  NOTIFY_API_KEY: z.string().min(1).describe("API key of the service at GOV.UK Notify"),
  MAX_CACHED_CASES: z.coerce.number().int().min(0).default(500).describe("Cases kept in memory, about 310 kB each"),
});
const templateIds = await loadTemplateIds(
  Object.values(contracts).flatMap(({ messages }) => templateKeys(messages)),
  process.env,
);

const service = await openCaseService(environment);
const connection = await NativeConnection.connect(temporalConnection(environment));
const workers = await startWorkers({
  connection,
  namespace: environment.TEMPORAL_NAMESPACE,
  service,
  notify: createNotify({
    baseUrl: environment.NOTIFY_BASE_URL,
    apiKey: environment.NOTIFY_API_KEY,
    templateIds,
    timeoutMs: 8_000,
  }),
  workflowBundle: await workflowBundle(path.join(tmpdir(), "throughcare-bundles")),
  dataConverter: encryptingDataConverter(service.records),
  maxCachedWorkflows: environment.MAX_CACHED_CASES,
});

// The SDK stops the workers on SIGINT and SIGTERM, after the work under way; then the rest follows.
await workers.running;
await connection.close();
await service.close();
