import { Client, Connection } from "@temporalio/client";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { openRecords } from "../../records/open.ts";
import type { Records } from "../../records/records.ts";
import { MASTER_KEY } from "../records/support/master-key.ts";
import { startPostgres, type RunningPostgres } from "../support/postgres-server.ts";
import { aProblem } from "./support/a-problem.ts";
import type { Answer, Caller } from "./support/caller.ts";
import { aCase, aCaseId } from "./support/cases.ts";
import { letterFor } from "./support/letters.ts";
import { runningApi } from "./support/running-api.ts";

/** Two seconds, and what a busy machine adds. */
const WITHIN_MS = 2_500;
const START = "/processes/optInLetter/cases";

async function timed(ask: () => Promise<Answer>): Promise<Answer & { readonly ms: number }> {
  const begun = performance.now();
  const answer = await ask();
  return { ...answer, ms: performance.now() - begun };
}

/** 503 as a problem, with when to ask again, and in time. */
const AWAY = { ...aProblem(503, "unavailable"), retryAfter: "5", inTime: true };

async function asked(ask: () => Promise<Answer>): Promise<object> {
  const answer = await timed(ask);
  return { ...answer, retryAfter: answer.headers.get("retry-after"), inTime: answer.ms < WITHIN_MS };
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
  const running = runningApi((service) => ({ service: { ...service, temporal } }));

  test("what is written down can be read", async () => {
    const { api, service } = running();
    expect((await api.get(`/cases/${await aCase(service.records)}`)).status).toBe(200);
  });

  test("a start and an event are answered with 503 within two seconds", async () => {
    const { api, service } = running();
    const caseId = await aCase(service.records);
    expect(await asked(() => api.post(START, letterFor()))).toMatchObject(AWAY);
    expect(await asked(() => api.post(`${START}/${caseId}/events/noteAdded`, { note: "Hello" }))).toMatchObject(AWAY);
    expect(await asked(() => api.post(`/cases/${caseId}/calendar`, undefined))).toMatchObject(AWAY);
  });

  test("an event to many cases is not known to have been taken by any, and the answer does not wait for each", async () => {
    const cases = Array.from({ length: 100 }, () => ({ caseId: aCaseId() }));
    const bulk = "/processes/optInLetter/events/noteAdded/bulk";
    const answer = await timed(() => running().api.post(bulk, { body: { note: "Hello" }, cases }));
    expect(answer).toMatchObject({ status: 200, body: { counts: { unavailable: 100 } } });
    expect(answer.ms).toBeLessThan(4 * WITHIN_MS);
  });

  test("health says which component is down, in little more than a second", async () => {
    const { status, body, ms } = await timed(() => running().api.get("/health"));
    expect(status).toBe(503);
    expect(body).toMatchObject({
      status: "DOWN",
      components: {
        records: { status: "UP" },
        temporal: { status: "DOWN" },
        eventsOut: { waiting: expect.any(Number) },
      },
    });
    expect(ms).toBeLessThan(1_500);
  });
});

describe("With a database that does not answer", () => {
  const running = runningApi();
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

  test("everything that asks it is answered with 503 within two seconds", async () => {
    for (const ask of everything(running().api, caseId)) expect(await asked(ask)).toMatchObject(AWAY);
  });

  test("ping, info and the documentation answer all the same", async () => {
    for (const path of ["/ping", "/info", "/openapi.json", "/processes"]) {
      expect((await running().api.get(path)).status).toBe(200);
    }
  });

  test("health does not hang", async () => {
    const { status, body, ms } = await timed(() => running().api.get("/health"));
    expect(status).toBe(503);
    expect(body["components"]).toMatchObject({ records: { status: "DOWN" } });
    expect(ms).toBeLessThan(1_500);
  });

  test("once it answers again, so does everything", async () => {
    letGo();
    await holding;
    expect((await running().api.get(`/cases/${caseId}`)).status).toBe(200);
    expect((await running().api.get("/health")).body["components"]).toMatchObject({ records: { status: "UP" } });
  });
});

describe.skipIf("notRun" in inject("postgres"))("With PostgreSQL stopped", () => {
  let postgres: RunningPostgres;
  let records: Records;
  const proxy = {} as { -readonly [Field in keyof Records]: Records[Field] };
  const running = runningApi((service) => ({ service: { ...service, records: proxy } }));

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

  test("everything that asks it is answered with 503 within two seconds, and not as a fault", async () => {
    const caseId = await aCase(records);
    expect((await running().api.get(`/cases/${caseId}`)).status).toBe(200);
    await postgres.stop();
    for (const ask of everything(running().api, caseId)) expect(await asked(ask)).toMatchObject(AWAY);
  });
});
