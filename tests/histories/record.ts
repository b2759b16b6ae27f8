import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client, Connection } from "@temporalio/client";
import { DefaultLogger, NativeConnection, Runtime } from "@temporalio/worker";
import { NotifyUnavailable } from "../../activities/notify/notify-unavailable.ts";
import type { Notify } from "../../activities/notify/notify.ts";
import type { CaseService } from "../../cases/case-service.ts";
import { sendEvent } from "../../cases/send-event.ts";
import { startCase } from "../../cases/start-case.ts";
import { createRehearsal } from "../../dev/rehearsal/forward.ts";
import { startTemporal } from "../../dev/start-temporal.ts";
import { contracts, type ProcessName } from "../../machines/contracts.ts";
import { addDays } from "../../machines/shared/calendar/civil-date.ts";
import { appendRows } from "../../records/imports/append-rows.ts";
import { beginUpload } from "../../records/imports/begin-upload.ts";
import { completeUpload } from "../../records/imports/complete-upload.ts";
import { openRecords } from "../../records/open.ts";
import { findCase } from "../../records/queries/find-case.ts";
import { startWorkers } from "../../worker/create-workers.ts";
import { workflowBundle } from "../../worker/workflow-bundle.ts";
import { recordHistory } from "../support/record-history.ts";

/**
 * Records histories of the opt-in letter and its campaign that every later version must replay: `node
 * tests/histories/record.ts`. Those of the other processes are recorded from their courses (`tests/courses`). Run it when
 * a definition gets a new version, and keep the old files for as long as cases run on the old one.
 */

const DAY = 24 * 60 * 60 * 1000;
const ACTOR = { id: "recorder", displayName: "Recorder", role: "harmonisationTeam" };
const home = await mkdtemp(path.join(tmpdir(), "throughcare-recording-"));
Runtime.install({ logger: new DefaultLogger("ERROR") });
const temporal = await startTemporal({ home, ports: { temporal: 0, temporalUi: 0 }, say: () => undefined });
const records = await openRecords({ memory: true }, { masterKey: randomBytes(32).toString("base64") });
const connection = await Connection.connect({ address: temporal.address });
const native = await NativeConnection.connect({ address: temporal.address });
const service: CaseService = { temporal: new Client({ connection }), records, taskQueue: "recording" };
let notifyIsOut = false;
/** What Notify answers is not part of a history's shape, so nothing is sent anywhere. */
const notify: Notify = {
  send: async ({ reference }) => {
    if (notifyIsOut) throw new NotifyUnavailable("Notify is out", { answerLost: false });
    return { notifyId: reference };
  },
  findByReference: async () => undefined,
  statusOf: async () => "delivered",
};
const workers = await startWorkers({
  connection: native,
  namespace: "default",
  service,
  notify,
  workflowBundle: await workflowBundle(path.join(home, "bundles")),
});
const rehearsal = createRehearsal(service, "default");
const today = new Date().toISOString().slice(0, 10);
const dates = { lettersFrom: addDays(today, 16), closesOn: addDays(today, 36), lateAnswersUntil: addDays(today, 64) };
let keys = 0;

async function started(process: ProcessName, body: unknown): Promise<string> {
  const request = { process, body, actor: ACTOR, client: "recorder", idempotencyKey: `start-${keys++}`, rehearsal: {} };
  const answer = await startCase(service, request);
  if (answer.result !== "started") throw new Error(JSON.stringify(answer));
  while (!(await findCase(records, answer.caseId))) await pause();
  return answer.caseId;
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 50));
}

async function letter(employeeNumber: string, changes: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const { inputExample } = contracts.optInLetter;
  const employee = { ...inputExample.employee, employeeNumber, ...changes };
  return started("optInLetter", { ...inputExample, campaign: { ...inputExample.campaign, ...dates }, employee });
}

async function told(caseId: string, event: string, body: unknown = {}): Promise<void> {
  const found = await findCase(records, caseId);
  const sent = await sendEvent(service, {
    process: found?.process ?? "",
    caseId,
    event,
    body,
    actor: ACTOR,
    client: "recorder",
    idempotencyKey: `event-${keys++}`,
    receivedAt: Date.now(),
  });
  if (sent.result !== "accepted") throw new Error(`${event}: ${JSON.stringify(sent)}`);
}

async function passed(caseId: string, days: number): Promise<void> {
  const moved = await rehearsal.forward(caseId, { byMs: days * DAY });
  if ("refused" in moved) throw new Error(moved.refused);
}

const CONTACT = { channel: "email", email: "sam.okafor@example.org" };

const lapsed = await letter("E0001");
await passed(lapsed, 120);
await recordHistory(service.temporal, lapsed, "opt-in-letter-lapsed");

const changed = await letter("E0002");
await passed(changed, 17);
await told(changed, "optedIn");
await told(changed, "declined");
await told(changed, "questionAsked", { question: "May I change my mind again?" });
await told(changed, "optedIn");
await passed(changed, 60);
await told(changed, "payrollConfirmed", { effectiveFrom: today, backPay: "742.10" });
await recordHistory(service.temporal, changed, "opt-in-letter-answer-changed");

const away = await letter("E0003", { situation: "awayFromWork" });
await passed(away, 8);
await told(away, "contactTraced", { contact: CONTACT });
await passed(away, 10);
await told(away, "letterBounced", { explanation: "No such mailbox." });
await service.temporal.workflow.getHandle(away).signal("continueAsNew");
await passed(away, 1);
await told(away, "letterReissued", { contact: { channel: "email", email: "sam@example.org" } });
await passed(away, 5);
await recordHistory(service.temporal, away, "opt-in-letter-away-bounced-new-run");

const died = await letter("E0004");
await passed(died, 15);
notifyIsOut = true;
await passed(died, 2);
await told(died, "personDied", { on: today });
notifyIsOut = false;
await recordHistory(service.temporal, died, "opt-in-letter-died-unsent");

const campaign = await started("optInCampaign", { ...contracts.optInCampaign.inputExample, ...dates });
const importId = "0123456789abcdef0123456789abcdef";
const roster = await readFile(path.join(import.meta.dirname, "../../examples/opt-in-campaign.csv"), "utf8");
const [header = "", ...lines] = roster.trim().split("\n");
const rows = lines.map((line, at) => {
  const cells = line.split(",");
  return {
    line: at + 2,
    columns: Object.fromEntries(header.split(",").map((name, column) => [name, cells[column] ?? ""])),
  };
});
const upload = { importId, campaignCaseId: campaign, submittedBy: "recorder" };
await beginUpload(records, upload);
await appendRows(records, upload, rows);
await completeUpload(records, upload, { sha256: "0".repeat(64), lines: rows.length });
await told(campaign, "rosterSubmitted", { importId, lines: rows.length });
await told(campaign, "newsPublished", { headline: "Letters soon", news: "SSCL has confirmed the date." });
await told(campaign, "campaignDatesChanged", { ...dates, closesOn: addDays(dates.closesOn, 1) });
for (let waited = 0; waited < 40; waited += 1) await pause();
await recordHistory(service.temporal, campaign, "opt-in-campaign-running");

await workers.stop();
await native.close();
await connection.close();
await temporal.stop();
await records.close();
await rm(home, { recursive: true, force: true });
process.exit(0);
