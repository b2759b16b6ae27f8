import { Client, Connection } from "@temporalio/client";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { openRecords } from "../../records/open.ts";
import type { Records } from "../../records/records.ts";
import { MASTER_KEY } from "../records/support/master-key.ts";
import { asInProduction } from "../support/patience.ts";
import { startPostgres, type RunningPostgres } from "../support/postgres-server.ts";
import { aProblem } from "./support/a-problem.ts";
import type { Answer, Caller } from "./support/caller.ts";
import { aCase, aCaseId } from "./support/cases.ts";
import { letterFor } from "./support/letters.ts";
import { runningApi } from "./support/running-api.ts";

const START = "/processes/optInLetter/cases";

/** 503 as a problem, with when to ask again. What would wait for ever does not come within the test's own time. */
const AWAY = { ...aProblem(503, "unavailable"), retryAfter: "5" };

async function asked(ask: () => Promise<Answer>): Promise<object> {
  const answer = await ask();
  return { ...answer, retryAfter: answer.headers.get("retry-after") };
}

/** One of every kind of request that needs the records. */
function everything(api: Caller, caseId: string): readonly (() => Promise<Answer>)[] {
  return [
    () => api.get("/cases"),
    () => api.get(`/cases/${caseId}`),
    () => api.get(`/cases/${caseId}/timeline`),
    () => api.get("/tasks"),
    () => api.post("/cases/search", { crn: "X320741" }),
    () => api.post(START, letterFor()),
    () => api.post(`${START}/${caseId}/events/noteAdded`, { note: "Hello" }),
  ];
}

describe("With Temporal away", () => {
  // Nothing listens on port 1.
  const temporal = new Client({ connection: Connection.lazy({ address: "127.0.0.1:1" }) });
  const running = runningApi((service) => ({ service: { ...asInProduction(service), temporal } }));

  test("what is written down can be read", async () => {
    const { api, service } = running();
    const caseId = await aCase(service.records);
    await expect.poll(async () => (await api.get(`/cases/${caseId}`)).status).toBe(200);
  });

  test("a start and an event are answered with 503", async () => {
    const { api, service } = running();
    const caseId = await aCase(service.records);
    expect(await asked(() => api.post(START, letterFor()))).toMatchObject(AWAY);
    expect(await asked(() => api.post(`${START}/${caseId}/events/noteAdded`, { note: "Hello" }))).toMatchObject(AWAY);
    expect(await asked(() => api.post(`/cases/${caseId}/calendar`, undefined))).toMatchObject(AWAY);
  });

  test("an event to many cases is not known to have been taken by any, and the answer does not wait for each", async () => {
    const cases = Array.from({ length: 100 }, () => ({ caseId: aCaseId() }));
    const bulk = "/processes/optInLetter/events/noteAdded/bulk";
    const answer = await running().api.post(bulk, { body: { note: "Hello" }, cases });
    expect(answer).toMatchObject({ status: 200, body: { counts: { unavailable: 100 } } });
  });

  test("health says which component is down", async () => {
    const components = {
      records: { status: "UP" },
      temporal: { status: "DOWN" },
      eventsOut: { waiting: expect.any(Number) },
    };
    await expect
      .poll(async () => running().api.get("/health"))
      .toMatchObject({ status: 503, body: { status: "DOWN", components } });
  });
});

describe("With a database that does not answer", () => {
  const running = runningApi((service) => ({ service: asInProduction(service) }));
  let letGo = (): void => {};
  let holding: Promise<void> | undefined;
  let caseId = "";

  beforeAll(async () => {
    const { records } = running().service;
    caseId = await aCase(records);
    // One connection, held: everybody else waits.
    const released = Promise.withResolvers<void>();
    letGo = released.resolve;
    holding = records.db.transaction(async () => released.promise);
  });
  afterAll(async () => {
    letGo();
    await holding;
  });

  test("everything that asks it is answered with 503", async () => {
    for (const ask of everything(running().api, caseId)) expect(await asked(ask)).toMatchObject(AWAY);
  });

  test("ping, info and the documentation answer all the same", async () => {
    for (const path of ["/ping", "/info", "/openapi.json", "/processes"]) {
      expect((await running().api.get(path)).status).toBe(200);
    }
  });

  test("health does not hang", async () => {
    const { status, body } = await running().api.get("/health");
    expect(status).toBe(503);
    expect(body["components"]).toMatchObject({ records: { status: "DOWN" } });
  });

  test("once it answers again, so does everything", async () => {
    letGo();
    await holding;
    const { api } = running();
    await expect.poll(async () => (await api.get(`/cases/${caseId}`)).status).toBe(200);
    await expect
      .poll(async () => (await api.get("/health")).body["components"])
      .toMatchObject({ records: { status: "UP" } });
  });
});

describe.skipIf("notRun" in inject("postgres"))("With PostgreSQL stopped", () => {
  let postgres: RunningPostgres;
  let records: Records;
  const proxy = {} as { -readonly [Field in keyof Records]: Records[Field] };
  const running = runningApi((service) => ({ service: { ...asInProduction(service), records: proxy } }));

  beforeAll(async () => {
    const started = await startPostgres();
    if ("notRun" in started) throw new Error(started.notRun);
    postgres = started;
    records = await openRecords({ databaseUrl: postgres.url }, { masterKey: MASTER_KEY });
    Object.assign(proxy, records);
  });
  afterAll(async () => {
    await records.close();
  });

  test("everything that asks it is answered with 503, and not as a fault", async () => {
    const caseId = await aCase(records);
    await expect.poll(async () => (await running().api.get(`/cases/${caseId}`)).status).toBe(200);
    await postgres.stop();
    for (const ask of everything(running().api, caseId)) expect(await asked(ask)).toMatchObject(AWAY);
  });
});
