import { Client, Connection } from "@temporalio/client";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CaseService } from "../../cases/case-service.ts";
import { eventKey, fingerprintOf } from "../../cases/identity.ts";
import { sendEvent, type Sent } from "../../cases/send-event.ts";
import { commitCase } from "../../records/commit-case.ts";
import { handledKey } from "../../records/queries/handled-key.ts";
import { setClockOffset } from "../../records/queries/set-clock-offset.ts";
import { timelineOf } from "../../records/queries/timeline-of.ts";
import { startLetter } from "../api/support/letters.ts";
import { openService } from "../api/support/open-service.ts";
import { runningSystem } from "../api/support/running-system.ts";
import { asInProduction } from "../support/patience.ts";
import { aCaseId, ALEX, DAY, opening, transition } from "../records/support/a-case.ts";

const CLIENT = "hr-app";
const NOTE = { note: "Spoke to the person" };

function send(
  service: CaseService,
  caseId: string,
  event: string,
  body: object,
  idempotencyKey: string,
): Promise<Sent> {
  const request = { process: "optInLetter", caseId, event, body, actor: ALEX, client: CLIENT, idempotencyKey };
  return sendEvent(service, { ...request, receivedAt: Date.now() });
}

/** What records keep of an event that was taken. */
function taken(caseId: string, event: string, body: object, idempotencyKey: string, at = Date.now()) {
  return { key: eventKey(CLIENT, caseId, idempotencyKey), fingerprint: fingerprintOf(event, body), at };
}

describe("An event that records have, and the case has not", () => {
  const running = runningSystem();

  /** A letter at its first transition, and in its records an event whose workflow task was lost. */
  async function lost(event: string, body: object) {
    const { api, service } = running();
    const { caseId } = await startLetter(api);
    const idempotencyKey = randomUUID();
    const handled = taken(caseId, event, body, idempotencyKey);
    const entries = [{ kind: "event", name: event, text: "Lost", at: Date.now(), actor: ALEX } as const];
    await commitCase(service.records, transition(caseId, 1, { at: Date.now(), entries, handled }));
    const told = async () =>
      (await timelineOf(service.records, caseId, { limit: 50 })).items.map(({ name, text }) => `${name}: ${text}`);
    return { service, caseId, told, again: () => send(service, caseId, event, body, idempotencyKey), handled };
  }

  it("is taken by the case when it is sent again, and told as the case took it", async () => {
    const { again, told } = await lost("noteAdded", NOTE);
    expect(await told()).toContain("noteAdded: Lost");
    expect(await again()).toMatchObject({ result: "accepted" });
    expect(await told()).toEqual(["started: Case started", "noteAdded: Note added"]);
    expect(await again()).toEqual({ result: "accepted", repeated: true });
    expect(await told()).toHaveLength(2);
  });

  it("is not confirmed when the case refuses it", async () => {
    const { again } = await lost("optedIn", { receivedBy: "email" });
    expect(await again()).toMatchObject({ result: "refused", reasons: [{ code: "notAllowedInState" }] });
  });

  it("is forgotten with the next event that the case takes, and is no repeat afterwards", async () => {
    const { service, caseId, again, told, handled } = await lost("noteAdded", NOTE);
    expect(await send(service, caseId, "absenceReported", {}, randomUUID())).toEqual({
      result: "accepted",
      repeated: false,
    });
    expect(await handledKey(service.records, caseId, handled.key)).toBeUndefined();
    expect((await told()).map((entry) => entry.split(":")[0])).toEqual(["started", "absenceReported"]);
    expect(await again()).toEqual({ result: "accepted", repeated: false });
  });
});

describe("An event that waited too long for its case", () => {
  const running = runningSystem();

  it("was not taken and may come again: the repeat is taken, and counts from when it came", async () => {
    const { api, service } = running();
    const { caseId } = await startLetter(api);
    const request = { process: "optInLetter", caseId, event: "noteAdded", body: NOTE, actor: ALEX, client: CLIENT };
    const sent = (receivedAt: number) => sendEvent(service, { ...request, idempotencyKey: "once", receivedAt });
    expect(await sent(Date.now() - 31_000)).toEqual({ result: "unavailable" });
    expect(await sent(Date.now())).toEqual({ result: "accepted", repeated: false });
  });
});

describe("A repeated event", () => {
  let service: CaseService;
  let close: () => Promise<void>;
  // Nothing listens on port 1.
  const temporal = new Client({ connection: Connection.lazy({ address: "127.0.0.1:1" }) });
  const away = (): CaseService => ({ ...asInProduction(service), temporal });

  beforeAll(async () => {
    ({ service, close } = await openService());
  });
  afterAll(() => close());

  /** A case in the records alone, at an instant of its own time, with an event it took some days before. */
  async function remembered(days: number, { rehearsal = false, updatedAt = Date.now() } = {}) {
    const caseId = aCaseId();
    const handled = taken(caseId, "noteAdded", NOTE, "key", updatedAt - days * DAY);
    const opened = { startedAt: handled.at, identifiers: [], rehearsal };
    await commitCase(service.records, opening(caseId, { at: updatedAt, opening: opened, handled }));
    return caseId;
  }
  const again = (caseId: string, from = service, body: object = NOTE) => send(from, caseId, "noteAdded", body, "key");

  it("of a case that is over is answered from records", async () => {
    const caseId = await remembered(1);
    expect(await again(caseId)).toEqual({ result: "accepted", repeated: true });
    expect(await again(caseId, service, { note: "Something else" })).toEqual({ result: "conflict" });
    expect(await send(service, caseId, "noteAdded", NOTE, "another key")).toMatchObject({
      result: "refused",
      reasons: [{ code: "caseClosed" }],
    });
  });

  it("is for the case to answer as long as the case remembers it, so not while Temporal is away", async () => {
    expect(await again(await remembered(28), away())).toEqual({ result: "unavailable" });
  });

  it("that the case has forgotten is answered from records", async () => {
    expect(await again(await remembered(30), away())).toEqual({ result: "accepted", repeated: true });
  });

  it("is forgotten in the case's own time", async () => {
    const ahead = await remembered(28, { rehearsal: true });
    await setClockOffset(service.records, ahead, 2 * DAY);
    expect(await again(ahead, away())).toEqual({ result: "accepted", repeated: true });
  });
});
