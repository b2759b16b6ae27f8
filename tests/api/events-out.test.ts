import { describe, expect, test } from "vitest";
import { asyncApiDocument } from "../../events-out/document/asyncapi-document.ts";
import { outboxLag } from "../../records/outbox/outbox-lag.ts";
import { domainEvents } from "../../records/schema/domain-events.ts";
import { aCaseId } from "../records/support/a-case.ts";
import { aCaseWithEvents } from "../events-out/support/an-event.ts";
import { runningApi } from "./support/running-api.ts";

const running = runningApi();

describe("Domain events over HTTP", () => {
  test("the AsyncAPI document of all of them is served", async () => {
    expect(await running().api.get("/asyncapi.json")).toMatchObject({ status: 200, body: asyncApiDocument() });
  });

  test("what consumers refuse is shown with the lag, makes health say so, and is tried again when a person says so", async () => {
    const { api, service } = running();
    const caseId = aCaseId();
    await aCaseWithEvents(service.records, caseId, 1);
    const parkedAt = Date.parse("2026-11-23T09:00:00Z");
    const lastError = "The consumer refused it: HTTP 422";
    await service.records.db.update(domainEvents).set({ parkedAt, lastError, attempts: 8, refusals: 8 });

    const lag = { waiting: 0, oldestSeconds: 0, parked: 1, unconfirmed: 0 };
    const eventType = "throughcare.opt-in-letter.opted-in";
    expect(await api.get("/events-out")).toMatchObject({
      status: 200,
      body: {
        lag,
        parked: [{ caseId, sequence: 0, eventType, attempts: 8, parkedAt: "2026-11-23T09:00:00.000Z", lastError }],
      },
    });
    // It serves as ever.
    expect(await api.get("/health")).toMatchObject({
      status: 200,
      body: { status: "UP", components: { eventsOut: { status: "BEHIND", ...lag } } },
    });

    const retry = () => api.send("POST", "/events-out/retry", {});
    expect(await retry()).toMatchObject({ status: 200, body: { retried: 1 } });
    expect(await retry()).toMatchObject({ status: 200, body: { retried: 0 } });
    expect(await outboxLag(service.records)).toMatchObject({ waiting: 1, parked: 0 });
  });
});
