import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { Client, Connection } from "@temporalio/client";
import { NativeConnection, Worker } from "@temporalio/worker";
import { count, eq } from "drizzle-orm";
import type { Notify } from "../../activities/notify/notify.ts";
import { AT_ONCE } from "../../activities/start-members.ts";
import { atMostAtOnce } from "../../cases/at-most-at-once.ts";
import type { CaseService } from "../../cases/case-service.ts";
import { sendEvent } from "../../cases/send-event.ts";
import { startCase } from "../../cases/start-case.ts";
import { encryptingDataConverter } from "../../codec/encrypting-data-converter.ts";
import { optInCampaign } from "../../machines/opt-in-campaign/contract.ts";
import { appendRows } from "../../records/imports/append-rows.ts";
import { beginUpload } from "../../records/imports/begin-upload.ts";
import { completeUpload } from "../../records/imports/complete-upload.ts";
import { importReport } from "../../records/imports/import-report.ts";
import { findCase } from "../../records/queries/find-case.ts";
import { cases } from "../../records/schema/cases.ts";
import { startWorkers } from "../../worker/create-workers.ts";
import { messagesQueueOf } from "../../workflows/interpreter/task-queues.ts";
import type { Bundles } from "../bundles.ts";
import { SIDES, workflowIdOf } from "../sides.ts";
import { goodRows, peopleFile } from "./people-file.ts";

const ACTOR = { id: "BENCH", displayName: "Bench", role: "harmonisationTeam" };

/** What Notify does takes time that is not measured here; nothing is sent anywhere. */
const NOTIFY: Notify = {
  send: async ({ reference }) => ({ notifyId: reference }),
  findByReference: async () => undefined,
  statusOf: async () => "delivered",
};

export interface Pace {
  readonly cases: number;
  /** Seconds until Temporal had every case. */
  readonly started: number;
  /** Seconds until every case had written its first transition down, too. */
  readonly written: number;
}

/** Imports a file of so many rows by real workers: a campaign starts its members. */
export async function importMembers(
  service: CaseService,
  address: string,
  bundles: Bundles,
  rows: number,
  say: (line: string) => void,
): Promise<Pace> {
  const connection = await NativeConnection.connect({ address });
  const { records } = service;
  const workers = await startWorkers({
    connection,
    namespace: "default",
    service,
    notify: NOTIFY,
    workflowBundle: { codePath: bundles.throughcare },
    dataConverter: encryptingDataConverter(records),
  });
  try {
    const campaignCaseId = await campaign(service);
    const importId = await stored(service, campaignCaseId, rows);
    const begun = performance.now();
    const seconds = (): number => (performance.now() - begun) / 1_000;
    const request = { process: "optInCampaign", caseId: campaignCaseId, event: "rosterSubmitted" };
    const body = { importId, lines: rows };
    const sender = { actor: ACTOR, client: "bench", idempotencyKey: randomUUID(), receivedAt: Date.now() };
    const sent = await sendEvent(service, { ...request, ...sender, body });
    if (sent.result !== "accepted") throw new Error(JSON.stringify(sent));
    let saidAt = 0;
    for (;;) {
      const { counts } = (await importReport(records, importId, { limit: 1 }))!;
      if (counts.pending === 0) break;
      if (seconds() - saidAt > 60) {
        saidAt = seconds();
        say(`  ${Math.round(saidAt)} s: ${rows - counts.pending} of ${rows}`);
      }
      await wait(250);
    }
    const started = seconds();
    const good = goodRows(rows);
    for (;;) {
      const [found] = await records.db
        .select({ written: count() })
        .from(cases)
        .where(eq(cases.memberOf, campaignCaseId));
      if ((found?.written ?? 0) >= good) break;
      await wait(250);
    }
    return { cases: good, started, written: seconds() };
  } finally {
    await workers.stop();
    await connection.close();
  }
}

/** The floor: a hand-written workflow is started so often, by a plain client, as many at once as members are. */
export async function startHandWritten(address: string, bundles: Bundles, starts: number): Promise<Pace> {
  const [, side] = SIDES;
  const connection = await NativeConnection.connect({ address });
  const taskQueue = `bench-${randomUUID()}`;
  let written = 0;
  const activities = {
    commitCase: async ({ sequence }: { readonly sequence: number }) => void (written += sequence === 0 ? 1 : 0),
    sendMessage: async () => ({ outcome: "sent" }),
  };
  const common = { connection, namespace: "default", activities };
  const workflowBundle = { codePath: bundles.handWritten };
  const limits = { maxCachedWorkflows: 500, maxConcurrentWorkflowTaskExecutions: 40 };
  const worker = await Worker.create({ ...common, taskQueue, workflowBundle, ...limits });
  const messages = await Worker.create({ ...common, taskQueue: messagesQueueOf(taskQueue) });
  const plain = await Connection.connect({ address });
  const client = new Client({ connection: plain });
  const run = randomUUID();
  try {
    return await messages.runUntil(() =>
      worker.runUntil(async () => {
        const begun = performance.now();
        const seconds = (): number => (performance.now() - begun) / 1_000;
        await atMostAtOnce(
          AT_ONCE,
          Array.from({ length: starts }).map((_, index) => index),
          async (index) => {
            const workflowId = workflowIdOf(side, "start", `${run}/${index}`);
            const { argument, attributes } = side.start(workflowId);
            const options = { workflowId, taskQueue, args: [argument], typedSearchAttributes: attributes };
            await client.workflow.start("optInLetter", options);
          },
        );
        const started = seconds();
        while (written < starts) await wait(50);
        return { cases: starts, started, written: seconds() };
      }),
    );
  } finally {
    await plain.close();
    await connection.close();
  }
}

async function campaign(service: CaseService): Promise<string> {
  const request = { process: "optInCampaign", actor: ACTOR, client: "bench", idempotencyKey: randomUUID() };
  const started = await startCase(service, { ...request, body: optInCampaign.inputExample });
  if (started.result !== "started") throw new Error(JSON.stringify(started));
  while (!(await findCase(service.records, started.caseId))) await wait(50);
  return started.caseId;
}

async function stored({ records }: CaseService, campaignCaseId: string, rows: number): Promise<string> {
  const importId = randomUUID().replaceAll("-", "");
  const upload = { importId, campaignCaseId, submittedBy: "bench" };
  await beginUpload(records, upload);
  const [header = "", ...lines] = peopleFile(rows, Date.now() % 1_000)
    .trimEnd()
    .split("\n");
  const names = header.split(",");
  const all = lines.map((line, at) => {
    const cells = line.split(",");
    return { line: at + 2, columns: Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ""])) };
  });
  for (let from = 0; from < rows; from += 500) await appendRows(records, upload, all.slice(from, from + 500));
  await completeUpload(records, upload, { sha256: importId, lines: rows });
  return importId;
}
