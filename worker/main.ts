import { NativeConnection, Runtime } from "@temporalio/worker";
import { pino } from "pino";
import { z } from "zod";
import { loadTemplateIds } from "../activities/notify/load-template-ids.ts";
import { createNotify } from "../activities/notify/notify-client.ts";
import { NOTIFY_TIMEOUT_MS } from "../activities/notify/notify-timeout.ts";
import { templateKeys } from "../activities/notify/template-ids.ts";
import { commonEnvironment, readEnvironment } from "../cases/environment.ts";
import { openCaseService, temporalConnection } from "../cases/open-case-service.ts";
import { safeAddress } from "../cases/safe-address.ts";
import { encryptingDataConverter } from "../codec/encrypting-data-converter.ts";
import { eventsOutEnvironment } from "../events-out/environment.ts";
import { openSink } from "../events-out/open-sink.ts";
import { startEventsOut } from "../events-out/start-events-out.ts";
import { temporalHistory } from "../events-out/temporal-history.ts";
import { contracts } from "../machines/contracts.ts";
import { startWorkers } from "./create-workers.ts";
import { temporaryFolder } from "./kept-bundle.ts";
import { workerLogger } from "./worker-logger.ts";
import { workflowBundle } from "./workflow-bundle.ts";

/**
 * The worker as its own process, against any Temporal cluster, PostgreSQL and GOV.UK Notify. Publishes domain events too:
 * any number of workers may, and what one leaves undone another takes up.
 */

const environment = readEnvironment({
  ...commonEnvironment,
  ...eventsOutEnvironment(),
  NOTIFY_BASE_URL: safeAddress.default("https://api.notifications.service.gov.uk").describe("GOV.UK Notify"),
  NOTIFY_API_KEY: z.string().min(1).describe("API key of the service at GOV.UK Notify"),
  MAX_CACHED_CASES: z.coerce.number().int().min(0).default(500).describe("Cases kept in memory, about 310 kB each"),
});
const templateIds = await loadTemplateIds(
  Object.values(contracts).flatMap(({ messages }) => templateKeys(messages)),
  process.env,
);

const log = pino();
Runtime.install({ logger: workerLogger(log) });
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
    timeoutMs: NOTIFY_TIMEOUT_MS,
  }),
  workflowBundle: await workflowBundle(temporaryFolder("bundles")),
  dataConverter: encryptingDataConverter(service.records),
  maxCachedWorkflows: environment.MAX_CACHED_CASES,
});
const eventsOut = startEventsOut({
  records: service.records,
  history: temporalHistory(service),
  sink: openSink(environment),
  apiUrl: environment.EVENTS_OUT_API_URL.replace(/\/$/, ""),
  log,
});

// The SDK stops the workers on SIGINT and SIGTERM, after the work under way; then the rest follows.
try {
  await workers.running;
} finally {
  await eventsOut.stop();
}
await connection.close();
await service.close();
