import { beforeEach, expect, test, vi } from "vitest";
import type { CaseHistory, Verdict } from "../../events-out/case-history.ts";
import { commitCase } from "../../records/commit-case.ts";
import { outboxLag } from "../../records/outbox/outbox-lag.ts";
import { domainEvents } from "../../records/schema/domain-events.ts";
import { onEveryEngine } from "../records/engines.ts";
import { aCaseId } from "../records/support/a-case.ts";
import { aCaseWithEvents, withEvent } from "./support/an-event.ts";
import { publishing } from "./support/publishing.ts";
import { RecordingSink } from "./support/recording-sink.ts";

const PATIENT = { timeout: 20_000, interval: 10 };

/** A history that has some events, by their keys, and says of others what it is told to. */
class ScriptedHistory implements CaseHistory {
  readonly asked: string[] = [];
  readonly #verdict: (key: string) => Verdict | Promise<Verdict>;

  constructor(verdict: (key: string) => Verdict | Promise<Verdict>) {
    this.#verdict = verdict;
  }

  async has({ key = "" }: Parameters<CaseHistory["has"]>[0]): Promise<Verdict> {
    this.asked.push(key);
    return this.#verdict(key);
  }
}

onEveryEngine("An event that a lost workflow task left in the outbox", (records) => {
  beforeEach(async () => {
    await records().db.delete(domainEvents);
  });

  const phantomsNotTaken = () => new ScriptedHistory((key) => (key.includes("phantom") ? "notTaken" : "taken"));
  const inHistory = { inHistory: true };

  test("is never published, nor what followed it; what the case took in its place is", async () => {
    const caseId = aCaseId();
    await aCaseWithEvents(records(), caseId, 1);
    await commitCase(records(), withEvent(caseId, 1, "phantom"));
    await commitCase(records(), withEvent(caseId, 2, "phantom too"));
    const sink = new RecordingSink();
    const history = phantomsNotTaken();
    publishing(records(), sink, { history });
    const lag = () => outboxLag(records());
    await vi.waitFor(async () => expect(await lag()).toMatchObject({ waiting: 0, unconfirmed: 2 }), PATIENT);
    await commitCase(records(), withEvent(caseId, 1, "real"), inHistory);
    await commitCase(records(), withEvent(caseId, 2, "real too"));
    await vi.waitFor(() => expect(sink.of(caseId)).toEqual(["event 0", "real", "real too"]), PATIENT);
    const nothing = { waiting: 0, oldestSeconds: 0, parked: 0, unconfirmed: 0 };
    await vi.waitFor(async () => expect(await lag()).toEqual(nothing), PATIENT);
  });

  test("is not published when it is replaced while its history is being asked", async () => {
    const caseId = aCaseId();
    await aCaseWithEvents(records(), caseId, 1);
    await commitCase(records(), withEvent(caseId, 1, "phantom"));
    // The same event of the same sender, taken with another content: by its key the history has it.
    const history = new ScriptedHistory(async (key): Promise<Verdict> => {
      if (!key.includes("phantom")) return "taken";
      const real = withEvent(caseId, 1, "real");
      await commitCase(records(), { ...real, handled: { key, fingerprint: "f", at: 0 } }, inHistory);
      return "taken";
    });
    const sink = new RecordingSink();
    publishing(records(), sink, { history });
    await vi.waitFor(() => expect(sink.of(caseId)).toEqual(["event 0", "real"]), PATIENT);
  });

  test("is published when the case takes it after all", async () => {
    const caseId = aCaseId();
    await aCaseWithEvents(records(), caseId, 2);
    let isTaken = false;
    const sink = new RecordingSink();
    const history = new ScriptedHistory((key) => (key.endsWith("event 1") && !isTaken ? "notTaken" : "taken"));
    publishing(records(), sink, { history });
    await vi.waitFor(() => expect(history.asked.length).toBeGreaterThan(3), PATIENT);
    expect(sink.of(caseId)).toEqual(["event 0"]);
    isTaken = true;
    await vi.waitFor(() => expect(sink.of(caseId)).toEqual(["event 0", "event 1"]), PATIENT);
  });

  test("waits while nobody knows, holds up no other case, and is not asked about again once it is known", async () => {
    const [unknown, other] = [aCaseId(), aCaseId()];
    await aCaseWithEvents(records(), unknown, 1);
    await aCaseWithEvents(records(), other, 1);
    let verdict: Verdict = "unknown";
    const history = new ScriptedHistory((key) => (key.includes(unknown) ? verdict : "taken"));
    const sink = new RecordingSink();
    let isAway = true;
    sink.before = ({ caseId }) => {
      if (caseId === unknown && isAway) throw new Error("away");
    };
    publishing(records(), sink, { history });
    await vi.waitFor(() => expect(sink.of(other)).toEqual(["event 0"]), PATIENT);
    expect(sink.attempted).not.toContain(`${unknown}_0`);
    expect(await outboxLag(records())).toMatchObject({ waiting: 1, unconfirmed: 0 });
    verdict = "taken";
    await vi.waitFor(() => expect(sink.attempted.length).toBeGreaterThan(3), PATIENT);
    const asked = history.asked.length;
    isAway = false;
    await vi.waitFor(() => expect(sink.of(unknown)).toEqual(["event 0"]), PATIENT);
    expect(history.asked).toHaveLength(asked);
  });
});
