import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApi } from "../../../api/create-api.ts";
import { tokenVerifier } from "../../../api/auth/token-verifier.ts";
import type { CaseService } from "../../../cases/case-service.ts";
import { openRecords } from "../../../records/open.ts";
import type { Records } from "../../../records/records.ts";
import { MASTER_KEY } from "../../records/support/master-key.ts";
import { migratedTemplate } from "../../records/support/migrated-template.ts";
import { START, WAITING } from "../../records/support/a-case.ts";
import { asInProduction } from "../../support/patience.ts";
import { aProblem } from "../support/a-problem.ts";
import { Caller } from "../support/caller.ts";
import { aCase } from "../support/cases.ts";
import { aCampaign, fileOf, startLetter } from "../support/letters.ts";
import { someDeps } from "../support/running-api.ts";
import { runningSystem } from "../support/running-system.ts";

/**
 * Between the start of a case and its first commit only Temporal knows of it. Here for as long as a test wants: cases run
 * by one API, and events are sent by another, whose records do not have them.
 */
const running = runningSystem();
let records: Records;
/** Gives up after two seconds, as in production. */
let impatient = "";
/** Waits as long as a busy machine takes. */
let patient = "";
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  records = await openRecords({ memory: true, template: await migratedTemplate() }, { masterKey: MASTER_KEY });
  closing.push(() => records.close());
  const { service, issuer } = running();
  const listening = async (ofApi: CaseService): Promise<string> => {
    const app = await createApi(someDeps({ ...ofApi, records }, [], tokenVerifier(issuer.trusted)));
    closing.unshift(() => app.close());
    return app.listen({ host: "127.0.0.1", port: 0 });
  };
  impatient = await listening(asInProduction(service));
  patient = await listening(service);
});
afterAll(async () => {
  for (const close of closing) await close();
});

const NOTE = { note: "Hello" };

/** Somebody whose token is for London, at an API whose records do not have the case. */
async function aLondoner(url: string): Promise<Caller> {
  return new Caller(url, await running().issuer.token({ regions: ["London"] }));
}

async function notesOf(caseId: string): Promise<unknown[]> {
  const { body } = await running().api.get(`/cases/${caseId}/timeline`);
  return (body["entries"] as { name: string }[]).filter(({ name }) => name === "noteAdded");
}

/** Its first commit, as the worker writes it. */
async function writeDown(caseId: string, region: string): Promise<void> {
  const opening = { startedAt: START, identifiers: [], rehearsal: false, region };
  await aCase(records, { caseId, state: WAITING, opening });
}

describe("An event to a case that is started and not written down yet", () => {
  test("reaches it from nobody: whose it is cannot be known, so it is asked for again with the same key", async () => {
    const { caseId, path } = await startLetter(running().api);
    const answer = await (await aLondoner(impatient)).post(`${path}/events/noteAdded`, NOTE);
    expect(answer).toMatchObject(aProblem(503, "unavailable"));
    expect(answer.headers.get("retry-after")).toBe("5");
    expect(await notesOf(caseId)).toEqual([]);
  });

  test("nor does it among many", async () => {
    const { caseId } = await startLetter(running().api);
    const body = { body: NOTE, cases: [{ caseId }] };
    const answer = await (await aLondoner(impatient)).post("/processes/optInLetter/events/noteAdded/bulk", body);
    expect(answer.body["results"]).toEqual([{ caseId, result: "unavailable" }]);
    expect(await notesOf(caseId)).toEqual([]);
  });

  test("nor does a file of people, which is sent again like any event", async () => {
    const { body } = await running().api.post("/processes/optInCampaign/cases", aCampaign());
    const everywhere = new Caller(impatient, await running().issuer.token());
    const csv = { headers: { "content-type": "text/csv", "idempotency-key": crypto.randomUUID() }, body: fileOf("E1") };
    const answer = await everywhere.send(
      "POST",
      `/processes/optInCampaign/cases/${String(body["caseId"])}/roster`,
      csv,
    );
    expect(answer).toMatchObject(aProblem(503, "unavailable"));
  });

  test("waits a moment for it, and is answered as for any other: not there, when it is in another region", async () => {
    const { caseId, path } = await startLetter(running().api);
    const asked = (await aLondoner(patient)).post(`${path}/events/noteAdded`, NOTE);
    await writeDown(caseId, "Wales");
    expect(await asked).toMatchObject(aProblem(404, "notFound"));
    expect(await notesOf(caseId)).toEqual([]);
  });

  test("or taken, when it is in one of theirs", async () => {
    const { caseId, path } = await startLetter(running().api);
    const asked = (await aLondoner(patient)).post(`${path}/events/noteAdded`, NOTE);
    await writeDown(caseId, "London");
    expect((await asked).status).toBe(200);
    expect(await notesOf(caseId)).toHaveLength(1);
  });
});
