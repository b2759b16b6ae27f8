import { randomUUID } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import { impatientApi } from "../support/impatient-api.ts";
import { expectStatus, letterFor, LETTERS, startLetter } from "../support/letters.ts";
import { runningSystem } from "../support/running-system.ts";

const running = runningSystem();
const impatient = impatientApi(running);

const NOTE = { note: "Hello" };

describe("With no worker running", () => {
  test("a start is 202 with where to look, an event 503; with the same keys both go through when it is back", async () => {
    const { api, stopWorkers, startWorkers } = running();
    const { path } = await startLetter(api);
    await stopWorkers();

    const letter = letterFor();
    const start = { "idempotency-key": randomUUID() };
    // A busy Temporal server may be asked again.
    const begin = async () => expectStatus(202, await impatient().post(LETTERS, letter, start));
    const started = await vi.waitFor(begin, 20_000);
    const location = started.headers.get("location") ?? "";
    expect(started.body["links"]).toMatchObject({ case: location });

    const event = { "idempotency-key": randomUUID() };
    const sent = await impatient().post(`${path}/events/noteAdded`, NOTE, event);
    expect(sent.status).toBe(503);
    expect(sent.headers.get("retry-after")).toBe("5");

    await startWorkers();
    await expect.poll(async () => (await api.get(location)).status).toBe(200);
    expect((await api.post(LETTERS, letter, start)).status).toBe(200);
    expect((await api.post(LETTERS, letterFor(), start)).status).toBe(422);
    expect((await api.post(`${path}/events/noteAdded`, NOTE, event)).status).toBe(200);
  });

  test("a service that is told to wait longer than two seconds gives the answer when the worker is back", async () => {
    const { api, stopWorkers, startWorkers } = running();
    const { path } = await startLetter(api);
    await stopWorkers();
    const starting = api.post(LETTERS, letterFor());
    const sending = api.post(`${path}/events/noteAdded`, NOTE);
    // By the time one that is not told so has given up, so has whatever waits as long as that.
    expectStatus(503, await impatient().post(`${path}/events/noteAdded`, NOTE));
    await startWorkers();
    expect([(await starting).status, (await sending).status]).toEqual([201, 200]);
  });
});
