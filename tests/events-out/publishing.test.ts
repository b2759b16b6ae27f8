import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { LagWatch } from "../../events-out/lag-watch.ts";
import { PARK_AFTER_REFUSALS } from "../../events-out/publish-event.ts";
import { PublishFailed, PublishRefused } from "../../events-out/publish-errors.ts";
import { commitCase } from "../../records/commit-case.ts";
import { destroyCaseKey } from "../../records/crypto/destroy-case-key.ts";
import { confirmEvent } from "../../records/outbox/confirm-event.ts";
import { outboxLag } from "../../records/outbox/outbox-lag.ts";
import { parkedEvents, retryParked } from "../../records/outbox/parked-events.ts";
import { markPublished, park, putOff } from "../../records/outbox/settle-event.ts";
import { takeEvents } from "../../records/outbox/take-events.ts";
import { cases } from "../../records/schema/cases.ts";
import { domainEvents } from "../../records/schema/domain-events.ts";
import { onEveryEngine } from "../records/engines.ts";
import { aCaseId, opening, START, transition, WAITING } from "../records/support/a-case.ts";
import { aCaseWithEvents, eventOf, IDENTIFIERS, withEvent } from "./support/an-event.ts";
import { API_URL, publishing } from "./support/publishing.ts";
import { RecordingSink } from "./support/recording-sink.ts";

const PATIENT = { timeout: 20_000, interval: 10 };

onEveryEngine("Events out", (records) => {
  beforeEach(async () => {
    await records().db.delete(domainEvents);
  });

  const events = (count: number) => Array.from({ length: count }, (_, index) => `event ${index}`);
  const lag = () => outboxLag(records());
  const allOut = () => vi.waitFor(async () => expect(await lag()).toMatchObject({ waiting: 0 }), PATIENT);

  test("are published in the shape of HMPPS, with the person's identifiers and nothing else that is personal", async () => {
    const caseId = aCaseId();
    await aCaseWithEvents(records(), caseId, 1);
    const sink = new RecordingSink();
    publishing(records(), sink);
    await allOut();
    expect(sink.received).toEqual([
      {
        id: `${caseId}_0`,
        caseId,
        body: {
          eventType: "throughcare.opt-in-letter.opted-in",
          version: 1,
          occurredAt: "2022-11-10T09:00:00.000+00:00",
          description: "event 0",
          detailUrl: `${API_URL}/cases/${caseId}`,
          additionalInformation: {
            caseId,
            process: "optInLetter",
            state: "optedIn.windowOpen",
            eventId: `${caseId}_0`,
            sequence: 0,
          },
          personReference: {
            identifiers: [
              { type: "CRN", value: "X320741" },
              { type: "NOMS", value: "A1234BC" },
            ],
          },
        },
      },
    ]);
  });

  test("hold the identifiers encrypted until then, and without them once the case's key has been destroyed", async () => {
    const caseId = aCaseId();
    await aCaseWithEvents(records(), caseId, 1);
    const stored = await records().db.select({ identifiers: cases.identifiers }).from(cases);
    expect(stored.map(({ identifiers }) => Buffer.from(identifiers ?? []).toString("latin1")).join()).not.toContain(
      "X320741",
    );
    await destroyCaseKey(records(), caseId);
    const sink = new RecordingSink();
    publishing(records(), sink);
    await allOut();
    expect(sink.received).toMatchObject([{ caseId, body: { personReference: { identifiers: [] } } }]);
  });

  test("of a rehearsal say that they are, and a case without a person names none", async () => {
    const caseId = aCaseId();
    const about = { startedAt: START, identifiers: [], rehearsal: true };
    await commitCase(records(), opening(caseId, { opening: about, ...eventOf({ caseId, sequence: 0 }, "event 0") }));
    const sink = new RecordingSink();
    publishing(records(), sink);
    await allOut();
    expect(sink.received).toMatchObject([
      { body: { additionalInformation: { rehearsal: true }, personReference: { identifiers: [] } } },
    ]);
  });

  test("of a restricted case say that it is, and name nobody, until it is restricted no longer", async () => {
    const caseId = aCaseId();
    const told = (sequence: number, restrictedTo: readonly string[]) => ({
      ...eventOf({ caseId, sequence }, `event ${sequence}`),
      state: { ...WAITING, restrictedTo },
    });
    const sink = new RecordingSink();
    publishing(records(), sink);
    const about = { startedAt: START, identifiers: IDENTIFIERS, rehearsal: false };
    await commitCase(records(), opening(caseId, { opening: about, ...told(0, ["AB12C"]) }));
    await allOut();
    await commitCase(records(), transition(caseId, 1, told(1, [])));
    await allOut();
    const [restricted, lifted] = sink.received.map(({ body }) => body);
    expect(restricted).toMatchObject({
      detailUrl: `${API_URL}/cases/${caseId}`,
      additionalInformation: { caseId, restricted: true },
      personReference: { identifiers: [] },
    });
    expect(JSON.stringify(restricted)).not.toContain("AB12C");
    expect(lifted?.additionalInformation).not.toHaveProperty("restricted");
    expect(lifted?.personReference.identifiers).toHaveLength(2);
  });

  test("of each case come in order, each once, by several publishers and with failures in between", async () => {
    const caseIds = Array.from({ length: 6 }, () => aCaseId());
    await Promise.all(caseIds.map((caseId) => aCaseWithEvents(records(), caseId, 8)));
    const sink = new RecordingSink();
    let attempts = 0;
    sink.before = () => {
      attempts += 1;
      if (attempts % 3 === 0) throw new PublishFailed("HTTP 503");
    };
    for (let publisher = 0; publisher < 3; publisher += 1) publishing(records(), sink);
    await allOut();
    for (const caseId of caseIds) expect(sink.of(caseId)).toEqual(events(8));
  });

  test("that arrive twice, because a publisher was killed before it could write that down, carry the same id", async () => {
    const caseId = aCaseId();
    await aCaseWithEvents(records(), caseId, 2);
    // What a publisher leaves that was killed after the consumer had the event: taken, and nothing more.
    const [taken] = await takeEvents(records(), { limit: 20, leaseMs: 60_000 });
    expect(taken).toMatchObject({ caseId, sequence: 0 });
    expect(await takeEvents(records(), { limit: 20, leaseMs: 60_000 })).toEqual([]);
    await records()
      .db.update(domainEvents)
      .set({ dueAt: Date.now() - 1 });
    const sink = new RecordingSink();
    publishing(records(), sink);
    await allOut();
    expect(sink.received.map(({ id }) => id)).toEqual([`${caseId}_0`, `${caseId}_1`]);
  });

  test("that cannot be published hold up their own case, and no other", async () => {
    const [stuck, other] = [aCaseId(), aCaseId()];
    await aCaseWithEvents(records(), stuck, 3);
    await aCaseWithEvents(records(), other, 3);
    const sink = new RecordingSink();
    let isAway = true;
    sink.before = ({ caseId }) => {
      if (caseId === stuck && isAway) throw new PublishFailed("HTTP 503");
    };
    publishing(records(), sink);
    await vi.waitFor(() => expect(sink.of(other)).toEqual(events(3)), PATIENT);
    expect(new Set(sink.attempted.filter((id) => id.startsWith(stuck)))).toEqual(new Set([`${stuck}_0`]));
    // The last one is marked a moment after it has arrived.
    await vi.waitFor(async () => expect(await lag()).toMatchObject({ waiting: 3, parked: 0 }), PATIENT);
    isAway = false;
    await allOut();
    expect(sink.of(stuck)).toEqual(events(3));
  });

  test("that hang at the consumer keep no case from being written down, and no other's events from going out", async () => {
    const [stuck, other] = [aCaseId(), aCaseId()];
    await aCaseWithEvents(records(), stuck, 1);
    const sink = new RecordingSink();
    const hanging = Promise.withResolvers<void>();
    sink.before = ({ caseId }) => (caseId === stuck ? hanging.promise : undefined);
    publishing(records(), sink);
    await vi.waitFor(() => expect(sink.attempted).toEqual([`${stuck}_0`]), PATIENT);
    // The same case, and another: committed, and the other's published, all while the consumer hangs.
    await expect(commitCase(records(), withEvent(stuck, 1, "event 1"))).resolves.toBe("committed");
    await aCaseWithEvents(records(), other, 5);
    await vi.waitFor(() => expect(sink.of(other)).toEqual(events(5)), PATIENT);
    expect(sink.of(stuck)).toEqual([]);
    hanging.resolve();
    await allOut();
    expect(sink.of(stuck)).toEqual(events(2));
  });

  test("that a consumer refuses are parked after some tries, seen, and published once they are retried", async () => {
    const [refused, other] = [aCaseId(), aCaseId()];
    await aCaseWithEvents(records(), refused, 2);
    await aCaseWithEvents(records(), other, 2);
    const sink = new RecordingSink();
    let isRefusing = true;
    sink.before = ({ caseId }) => {
      if (caseId === refused && isRefusing) throw new PublishRefused("HTTP 422");
    };
    const log: string[] = [];
    publishing(records(), sink, { log });
    await vi.waitFor(async () => expect(await lag()).toMatchObject({ parked: 1, waiting: 1 }), PATIENT);
    expect(sink.attempted.filter((id) => id === `${refused}_0`)).toHaveLength(PARK_AFTER_REFUSALS);
    expect(sink.of(other)).toEqual(events(2));
    expect(await parkedEvents(records(), 10)).toEqual([
      {
        caseId: refused,
        sequence: 0,
        eventType: "throughcare.opt-in-letter.opted-in",
        attempts: PARK_AFTER_REFUSALS,
        parkedAt: expect.any(Number),
        lastError: "The consumer refused it: HTTP 422",
      },
    ]);
    expect(log.filter((line) => line.includes("event parked"))).toHaveLength(1);
    isRefusing = false;
    expect(await retryParked(records())).toBe(1);
    await allOut();
    expect(sink.of(refused)).toEqual(events(2));
    expect(await lag()).toMatchObject({ parked: 0 });
  });

  test("say nothing of the person in the log nor in what is stored of a failure", async () => {
    const caseId = aCaseId();
    await aCaseWithEvents(records(), caseId, 1);
    const sink = new RecordingSink();
    sink.before = ({ body }) => {
      throw new Error(`cannot take ${body}`);
    };
    const log: string[] = [];
    const running = publishing(records(), sink, { log });
    await vi.waitFor(() => expect(sink.attempted.length).toBeGreaterThan(2), PATIENT);
    await running.stop();
    const rows = await records().db.select({ lastError: domainEvents.lastError }).from(domainEvents);
    expect(rows).toEqual([{ lastError: "Error" }]);
    expect(log.join("")).toContain("event not published");
    expect(log.join("")).not.toContain("X320741");
  });

  test("are counted while they wait, with the age of the oldest", async () => {
    const caseId = aCaseId();
    await aCaseWithEvents(records(), caseId, 3);
    await records()
      .db.update(domainEvents)
      .set({ recordedAt: Date.now() - 90_000 });
    expect(await lag()).toEqual({ waiting: 3, oldestSeconds: expect.any(Number), parked: 0, unconfirmed: 0 });
    expect((await lag()).oldestSeconds).toBeGreaterThanOrEqual(89);
    publishing(records(), new RecordingSink());
    await allOut();
    expect(await lag()).toEqual({ waiting: 0, oldestSeconds: 0, parked: 0, unconfirmed: 0 });
  });

  test("make the log say so when they wait for long, and again when consumers have caught up", async () => {
    const caseId = aCaseId();
    await aCaseWithEvents(records(), caseId, 1);
    await records()
      .db.update(domainEvents)
      .set({ recordedAt: Date.now() - 90_000 });
    const said: string[] = [];
    const say = (_lag: object, message?: string) => void said.push(message ?? "");
    const watch = new LagWatch({ records: records(), log: { info: say, warn: say, error: say } }, 10);
    onTestFinished(() => watch.stop());
    await vi.waitFor(() => expect(said).toContain("consumers of domain events are behind"), PATIENT);
    publishing(records(), new RecordingSink());
    await vi.waitFor(() => expect(said.at(-1)).toBe("consumers of domain events have caught up"), PATIENT);
  });

  test("are not moved by what an attempt says that was overtaken; only a delivery counts, whoever made it", async () => {
    const caseId = aCaseId();
    await aCaseWithEvents(records(), caseId, 1);
    // A lease that is over at once.
    const taking = { limit: 1, leaseMs: -1_000 };
    const [stalled] = await takeEvents(records(), taking);
    const [next] = await takeEvents(records(), { ...taking, leaseMs: 60_000 });
    if (!stalled || !next) throw new Error("Nobody had it, so both can take it in turn");
    expect([stalled.attempts, next.attempts]).toEqual([1, 2]);
    await putOff(records(), stalled, { afterMs: 0, error: "too late", refused: true });
    await park(records(), stalled, "too late");
    expect(await confirmEvent(records(), stalled)).toBe(false);
    expect(await takeEvents(records(), taking)).toEqual([]);
    const [row] = await records().db.select().from(domainEvents);
    expect(row).toMatchObject({ refusals: 0, lastError: null, parkedAt: null, confirmedAt: null });
    await markPublished(records(), stalled);
    expect(await lag()).toMatchObject({ waiting: 0 });
  });

  test("that a publisher has under way when it is told to stop are finished first", async () => {
    const caseId = aCaseId();
    await aCaseWithEvents(records(), caseId, 2);
    const sink = new RecordingSink();
    const slow = Promise.withResolvers<void>();
    sink.before = () => slow.promise;
    const running = publishing(records(), sink);
    await vi.waitFor(() => expect(sink.attempted).toHaveLength(1), PATIENT);
    const stopped = running.stop();
    slow.resolve();
    await stopped;
    expect(sink.of(caseId)).toEqual(["event 0"]);
    expect(await lag()).toMatchObject({ waiting: 1 });
  });
});
