import { randomUUID } from "node:crypto";
import { describe, expect, it, vi } from "vitest";
import { sendEvent, type Sent } from "../../cases/send-event.ts";
import { eventKey, fingerprintOf } from "../../cases/identity.ts";
import { temporalHistory } from "../../events-out/temporal-history.ts";
import { commitCase } from "../../records/commit-case.ts";
import { destroyCaseKey } from "../../records/crypto/destroy-case-key.ts";
import { outboxLag } from "../../records/outbox/outbox-lag.ts";
import { findCase } from "../../records/queries/find-case.ts";
import { CONTINUE_AS_NEW } from "../../workflows/interpreter/inbox.ts";
import { aLetter } from "../encryption/support/a-letter.ts";
import { encryptedSystem } from "../encryption/support/encrypted-system.ts";
import { ALEX, transition } from "../records/support/a-case.ts";
import { publishing } from "./support/publishing.ts";
import { RecordingSink } from "./support/recording-sink.ts";

const CLIENT = "hr-app";
const NOTE = { note: "Spoke to the person" };
const PATIENT = { timeout: 20_000, interval: 20 };

describe("Events out, of cases on the real server with everything encrypted", () => {
  const system = encryptedSystem();

  function send(caseId: string, event: string, body: object, idempotencyKey: string = randomUUID()): Promise<Sent> {
    const request = { process: "optInLetter", caseId, event, body, actor: ALEX, client: CLIENT, idempotencyKey };
    return sendEvent(system().service, { ...request, receivedAt: Date.now() });
  }

  /** What a workflow task leaves in the records that is lost after its commit: an event that the case never took. */
  async function lostEvent(caseId: string, idempotencyKey: string): Promise<void> {
    const { records } = system();
    const sequence = ((await findCase(records, caseId))?.sequence ?? 0) + 1;
    const key = eventKey(CLIENT, caseId, idempotencyKey);
    const at = Date.now();
    const commit = transition(caseId, sequence, {
      at,
      handled: { key, fingerprint: fingerprintOf("noteAdded", NOTE), at },
      domainEvent: {
        eventType: "throughcare.opt-in-letter.note-added",
        version: 1,
        occurredAt: at,
        description: "Lost",
        additionalInformation: {},
      },
    });
    await commitCase(records, commit);
  }

  async function aWrittenLetter(): Promise<string> {
    const caseId = await aLetter(system().service);
    await vi.waitFor(async () => expect(await findCase(system().records, caseId)).toBeDefined(), PATIENT);
    return caseId;
  }

  function published(): RecordingSink {
    const sink = new RecordingSink();
    const { service, records } = system();
    publishing(records, sink, { history: temporalHistory(service), pauses: { afterDoubtMs: () => 200 } });
    return sink;
  }

  /** Asks for a new run and waits until the case is in it. */
  async function toANewRun(caseId: string): Promise<void> {
    const handle = system().service.temporal.workflow.getHandle(caseId);
    const { runId } = await handle.describe();
    await handle.signal(CONTINUE_AS_NEW);
    await vi.waitFor(async () => expect((await handle.describe()).runId).not.toBe(runId), PATIENT);
  }

  it("are published when the case has taken them", async () => {
    const sink = published();
    const caseId = await aWrittenLetter();
    await send(caseId, "noteAdded", NOTE);
    await send(caseId, "noteAdded", { note: "And again" });
    await vi.waitFor(() => expect(sink.of(caseId)).toEqual(["Case started", "Note added", "Note added"]), PATIENT);
  });

  it("are not when a lost workflow task stored them, until their sender repeats them and the case takes them", async () => {
    const sink = published();
    const caseId = await aWrittenLetter();
    const idempotencyKey = randomUUID();
    await lostEvent(caseId, idempotencyKey);
    const { records } = system();
    await vi.waitFor(async () => expect(await outboxLag(records)).toMatchObject({ unconfirmed: 1 }), PATIENT);
    expect(await send(caseId, "noteAdded", NOTE, idempotencyKey)).toMatchObject({ result: "accepted" });
    await vi.waitFor(() => expect(sink.of(caseId)).toEqual(["Case started", "Note added"]), PATIENT);
    const nothing = { waiting: 0, unconfirmed: 0 };
    await vi.waitFor(async () => expect(await outboxLag(records)).toMatchObject(nothing), PATIENT);
  });

  it("are not when the case goes on with another in their place", async () => {
    const sink = published();
    const caseId = await aWrittenLetter();
    await lostEvent(caseId, randomUUID());
    expect(await send(caseId, "noteAdded", { note: "Another" })).toMatchObject({ result: "accepted" });
    await send(caseId, "noteAdded", NOTE);
    await vi.waitFor(() => expect(sink.of(caseId)).toEqual(["Case started", "Note added", "Note added"]), PATIENT);
  });

  it("are published also when the case is in a new run by then, and a lost one is told from them there too", async () => {
    const caseId = await aWrittenLetter();
    await send(caseId, "noteAdded", NOTE);
    await toANewRun(caseId);
    await lostEvent(caseId, randomUUID());
    const sink = published();
    await vi.waitFor(() => expect(sink.of(caseId)).toEqual(["Case started", "Note added"]), PATIENT);
    const { records } = system();
    await vi.waitFor(async () => expect(await outboxLag(records)).toMatchObject({ unconfirmed: 1 }), PATIENT);
    expect(sink.of(caseId)).not.toContain("Lost");
    // In its place: the tests after this one count what is not confirmed.
    await send(caseId, "noteAdded", NOTE);
    await vi.waitFor(() => expect(sink.of(caseId)).toHaveLength(3), PATIENT);
  });

  it("are published without identifiers when the case's key was destroyed meanwhile", async () => {
    const caseId = await aWrittenLetter();
    await send(caseId, "noteAdded", NOTE);
    await destroyCaseKey(system().records, caseId);
    const sink = published();
    await vi.waitFor(() => expect(sink.of(caseId)).toEqual(["Case started", "Note added"]), PATIENT);
    const identifiers = sink.received.map(({ body }) => body.personReference.identifiers);
    expect(identifiers).toEqual([[], []]);
    await system().service.temporal.workflow.getHandle(caseId).terminate("unreadable for good");
  });

  it("name the person by the identifiers the case was started with", async () => {
    const sink = published();
    const started = await aLetter(system().service, { employeeNumber: "E7654321" });
    await vi.waitFor(() => expect(sink.of(started)).toHaveLength(1), PATIENT);
    expect(sink.received.find((event) => event.caseId === started)?.body.personReference.identifiers).toEqual([
      { type: "EMPLOYEE", value: "E7654321" },
    ]);
  });
});
