import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { letterFor, LETTERS, startLetter } from "../support/letters.ts";
import { runningSystem } from "../support/running-system.ts";

const running = runningSystem();

describe("With no worker running", () => {
  test("a start is 202 with where to look, an event 503; with the same keys both go through when it is back", async () => {
    const { api, stopWorkers, startWorkers } = running();
    const { path } = await startLetter(api);
    await stopWorkers();

    const letter = letterFor();
    const start = { "idempotency-key": randomUUID() };
    const started = await api.post(LETTERS, letter, start);
    expect(started.status).toBe(202);
    const location = started.headers.get("location") ?? "";
    expect(started.body["links"]).toMatchObject({ case: location });

    const event = { "idempotency-key": randomUUID() };
    const sent = await api.post(`${path}/events/noteAdded`, { note: "Hello" }, event);
    expect(sent.status).toBe(503);
    expect(sent.headers.get("retry-after")).toBe("5");

    await startWorkers();
    await expect.poll(async () => (await api.get(location)).status, { timeout: 10_000 }).toBe(200);
    expect((await api.post(LETTERS, letter, start)).status).toBe(200);
    expect((await api.post(LETTERS, letterFor(), start)).status).toBe(422);
    expect((await api.post(`${path}/events/noteAdded`, { note: "Hello" }, event)).status).toBe(200);
  });
});
