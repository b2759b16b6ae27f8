import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { DefaultLogger, NativeConnection, Runtime, Worker } from "@temporalio/worker";
import { caseActivities } from "../activities/activities.ts";
import { openCaseService } from "../cases/open-case-service.ts";
import { encryptingDataConverter } from "../codec/encrypting-data-converter.ts";
import { startPostgres } from "../tests/support/postgres-server.ts";
import { bundlesIn } from "./bundles.ts";
import { importMembers, startHandWritten, type Pace } from "./import/starts.ts";
import { measureUploads } from "./import/uploads.ts";
import { builtServer } from "./temporal-server/build.ts";
import { startTemporalServer } from "./temporal-server/start.ts";

/**
 * `npm run bench:import`: a campaign's file, from its first byte to the last case, on PostgreSQL and on a Temporal server
 * that uses it, too. Takes Go (for the server, the first time) and PostgreSQL's binaries. `--start N` imports so many rows.
 */
const { values } = parseArgs({ options: { start: { type: "string", default: "2000" }, upload: { type: "string" } } });
const START_ROWS = Number(values.start);
const UPLOADS = (values.upload ?? "50000,100000").split(",").map(Number).filter(Boolean);
const FLOOR_STARTS = Math.min(2_000, START_ROWS);
const say = (line: string): void => console.info(line);

Runtime.install({
  logger: new DefaultLogger("ERROR"),
  telemetryOptions: { logging: { forward: {}, filter: "ERROR" } },
});
const built = await builtServer(say);
const postgres = await startPostgres();
if ("notRun" in postgres) throw new Error(postgres.notRun);
const folder = await mkdtemp(path.join(tmpdir(), "throughcare-bench-import-"));
try {
  const temporal = await startTemporalServer(built, postgres.url, folder);
  try {
    await measure(temporal.address);
  } finally {
    await temporal.stop();
  }
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}

async function measure(address: string): Promise<void> {
  const bundles = await bundlesIn(folder);
  const surroundings = {
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: "default",
    DATABASE_URL: postgresUrl(),
    RECORDS_MASTER_KEYS: randomBytes(32).toString("base64"),
  };
  const service = await openCaseService(surroundings);
  try {
    if (UPLOADS.length > 0) await withIdleCampaigns(() => measureUploads(surroundings, service.records, UPLOADS, say));
    if (START_ROWS > 0) {
      sayPace("A plain hand-written workflow", await startHandWritten(address, bundles, FLOOR_STARTS));
      sayPace(`A file of ${START_ROWS} rows`, await importMembers(service, address, bundles, START_ROWS, say));
      sayPace("A plain hand-written workflow, again", await startHandWritten(address, bundles, FLOOR_STARTS));
    }
  } finally {
    await service.close();
  }

  /** Campaigns take their files, and start nobody. */
  async function withIdleCampaigns(work: () => Promise<void>): Promise<void> {
    const connection = await NativeConnection.connect({ address });
    const worker = await Worker.create({
      connection,
      namespace: "default",
      taskQueue: service.taskQueue,
      workflowBundle: { codePath: bundles.throughcare },
      dataConverter: encryptingDataConverter(service.records),
      activities: {
        ...caseActivities(service),
        startMembers: async () => ({ started: 0, already: 0, refused: 0 }),
      },
    });
    await worker.runUntil(work);
    await connection.close();
  }
}

function postgresUrl(): string {
  return "url" in postgres ? postgres.url : "";
}

function sayPace(what: string, { cases, started, written }: Pace): void {
  const rate = (seconds: number): string => `${(cases / seconds).toFixed(1)} a second`;
  say(
    `${what}: ${cases} cases started in ${started.toFixed(1)} s, ${rate(started)}; written down, too: ${rate(written)}`,
  );
}
