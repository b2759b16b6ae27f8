import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { CaseCommit, MessageChange } from "../../records/case-commit.ts";
import { commitCase } from "../../records/commit-case.ts";
import { OtherCommitStored } from "../../records/commit/commit-errors.ts";
import { recheckMessage } from "../../records/messages/recheck-message.ts";
import { releaseMessage } from "../../records/messages/release-message.ts";
import { settleMessage } from "../../records/messages/settle-message.ts";
import { takeMessage } from "../../records/messages/take-message.ts";
import { findCase } from "../../records/queries/find-case.ts";
import { handledKey } from "../../records/queries/handled-key.ts";
import { listTasks } from "../../records/queries/list-tasks.ts";
import { messagesOf } from "../../records/queries/messages-of.ts";
import { searchCases } from "../../records/queries/search-cases.ts";
import { setClockOffset } from "../../records/queries/set-clock-offset.ts";
import { timelineOf } from "../../records/queries/timeline-of.ts";
import { caseCommits } from "../../records/schema/case-commits.ts";
import { domainEvents } from "../../records/schema/domain-events.ts";
import { onEveryEngine } from "./engines.ts";
import { aCaseId, ALEX, DAY, HOUR, opened, opening, queued, START, transition, WAITING } from "./support/a-case.ts";

const LEASE = 30_000;

// A phantom: stored by a workflow task that was lost afterwards, so that it is in no history and was told to nobody.
onEveryEngine("A commit that never happened", (records) => {
  const timeline = async (caseId: string) => (await timelineOf(records(), caseId, { limit: 50 })).items;
  const told = async (caseId: string) => (await timeline(caseId)).map(({ text }) => text);
  const tasks = async (caseId: string) => (await listTasks(records(), { caseId, limit: 50 })).items;
  const closedTasks = async (caseId: string) => (await listTasks(records(), { caseId, open: false, limit: 50 })).items;
  const eventsOf = (caseId: string) =>
    records().db.select().from(domainEvents).where(eq(domainEvents.caseId, caseId)).orderBy(domainEvents.id);
  const commit = (change: CaseCommit) => commitCase(records(), change);
  /** As an activity of the case's own history brings it. */
  const confirmed = (change: CaseCommit) => commitCase(records(), change, { inHistory: true });

  /** A transition that says only its name. */
  function named(caseId: string, sequence: number, text: string, changes: Partial<CaseCommit> = {}): CaseCommit {
    const at = START + sequence * HOUR;
    const entries = [{ kind: "event", name: text, text, at, actor: ALEX } as const];
    const state = { ...WAITING, paths: [text], words: [text], since: at };
    return transition(caseId, sequence, { entries, state, ...changes });
  }

  /** A case of which nothing but the start is sure. */
  async function aCase(changes: Partial<CaseCommit> = {}): Promise<string> {
    const caseId = aCaseId();
    await commit(opening(caseId, changes));
    return caseId;
  }

  test("gives way to the one that did, which is all that anybody reads", async () => {
    const caseId = await aCase();
    await commit(named(caseId, 1, "phantom"));
    await expect(confirmed(named(caseId, 1, "real"))).resolves.toBe("replaced");
    expect(await told(caseId)).toEqual(["Case started", "real"]);
    expect(await findCase(records(), caseId)).toMatchObject({ sequence: 1, paths: ["real"], facts: WAITING.facts });
    await expect(commit(named(caseId, 2, "next"))).resolves.toBe("committed");
  });

  test("takes with it what followed from it", async () => {
    const caseId = await aCase();
    await commit(named(caseId, 1, "sure"));
    for (const sequence of [2, 3, 4]) await commit(named(caseId, sequence, `phantom ${sequence}`));
    await expect(confirmed(named(caseId, 2, "real"))).resolves.toBe("replaced");
    expect(await told(caseId)).toEqual(["Case started", "sure", "real"]);
    expect(await findCase(records(), caseId)).toMatchObject({ sequence: 2, paths: ["real"] });
    await expect(commit(named(caseId, 3, "phantom 3"))).resolves.toBe("committed");
  });

  test("twice in a row gives way twice", async () => {
    const caseId = await aCase();
    const taskId = `${caseId}/1.a`;
    await commit(named(caseId, 1, "first phantom", { tasks: [opened(taskId, { reason: "first" })] }));
    await confirmed(named(caseId, 1, "second phantom", { tasks: [opened(taskId, { reason: "second" })] }));
    await expect(confirmed(named(caseId, 1, "real"))).resolves.toBe("replaced");
    expect(await told(caseId)).toEqual(["Case started", "real"]);
    expect(await tasks(caseId)).toEqual([]);
  });

  test("is not replaced by one that may never have happened either", async () => {
    const caseId = await aCase();
    await commit(named(caseId, 1, "stored"));
    await commit(named(caseId, 2, "after it"));
    // From a worker that goes on although its task was given to another.
    await expect(commit(named(caseId, 1, "late"))).rejects.toThrow(OtherCommitStored);
    expect(await told(caseId)).toEqual(["Case started", "stored", "after it"]);
    expect(await findCase(records(), caseId)).toMatchObject({ sequence: 2 });
  });

  test("has the content of another: the same one again, its fields in any order, changes nothing", async () => {
    const caseId = await aCase();
    const handled = { key: "k", fingerprint: "f", at: START };
    const same = named(caseId, 1, "sure", { handled, tasks: [opened(`${caseId}/1.a`)] });
    await commit(same);
    await commit(named(caseId, 2, "after it"));
    const before = [await timeline(caseId), await findCase(records(), caseId), await tasks(caseId)];
    const shuffled = Object.fromEntries(Object.entries(same).reverse()) as unknown as CaseCommit;
    for (const again of [same, shuffled, { ...same, outcome: undefined }]) {
      await expect(confirmed(again)).resolves.toBe("alreadyCommitted");
    }
    expect([await timeline(caseId), await findCase(records(), caseId), await tasks(caseId)]).toEqual(before);
  });

  test("opened no task, and left none", async () => {
    const caseId = await aCase();
    const taskId = `${caseId}/1.a`;
    await commit(named(caseId, 1, "phantom", { tasks: [opened(taskId)] }));
    await commit(named(caseId, 2, "phantom", { tasks: [{ change: "closed", taskId, by: "2" }] }));
    await confirmed(named(caseId, 1, "real", { tasks: [opened(`${caseId}/1.b`)] }));
    expect(await tasks(caseId)).toMatchObject([{ taskId: `${caseId}/1.b` }]);
    expect(await closedTasks(caseId)).toEqual([]);
  });

  test("closed no task, escalated none, moved none: each is as it was", async () => {
    const ids = ["closed", "escalated", "moved", "both"];
    const caseId = aCaseId();
    const [closed, escalated, moved, both] = ids.map((id) => `${caseId}/0.${id}`) as [string, string, string, string];
    await commit(opening(caseId, { tasks: [closed, escalated, moved, both].map((taskId) => opened(taskId)) }));
    const up = { change: "escalated", role: "hrLead", due: START + 9 * DAY } as const;
    await commit(named(caseId, 1, "sure", { tasks: [{ ...up, taskId: both, role: "hrManager" }] }));
    const before = await tasks(caseId);
    await commit(
      named(caseId, 2, "phantom", {
        tasks: [
          { change: "closed", taskId: closed, by: "2" },
          { ...up, taskId: escalated },
          opened(moved, { due: START + 7 * DAY, reason: "Came back twice" }),
          { ...up, taskId: both },
        ],
      }),
    );
    await commit(named(caseId, 3, "phantom", { tasks: [{ change: "closed", taskId: both, by: "3" }] }));
    await confirmed(named(caseId, 2, "real"));
    expect(await tasks(caseId)).toEqual(before);
    expect(await closedTasks(caseId)).toEqual([]);
  });

  test("gave a rehearsal no other clock: what is due again is due by the clock as it stands", async () => {
    const rehearsal = { startedAt: START, identifiers: [], rehearsal: true };
    const caseId = aCaseId();
    const taskId = `${caseId}/0.a`;
    await commit(opening(caseId, { opening: rehearsal, tasks: [opened(taskId)] }));
    await commit(named(caseId, 1, "phantom", { tasks: [{ change: "closed", taskId, by: "1" }] }));
    await setClockOffset(records(), caseId, 10 * DAY);
    await confirmed(named(caseId, 1, "real"));
    expect((await listTasks(records(), { caseId, overdue: true, limit: 5 }, START)).items).toMatchObject([{ taskId }]);
    expect(await findCase(records(), caseId)).toMatchObject({ clockOffsetMs: 10 * DAY, rehearsal: true });
  });

  test("queued no message, withdrew none and redirected none", async () => {
    const caseId = aCaseId();
    const [withdrawn, redirected] = [`${caseId}/0.1`, `${caseId}/0.2`];
    await commit(
      opening(caseId, { messages: [queued(withdrawn), queued(redirected, { validUntil: START + 9 * DAY })] }),
    );
    const before = await messagesOf(records(), caseId);
    const elsewhere = { channel: "sms", phone: "07700900111" } as const;
    const changes: readonly MessageChange[] = [
      queued(`${caseId}/1.1`),
      { change: "withdrawn", messageId: withdrawn, reason: "no longer needed" },
      { change: "redirected", messageId: redirected, address: elsewhere, validUntil: START + DAY },
    ];
    await commit(named(caseId, 1, "phantom", { messages: changes }));
    expect(await takeMessage(records(), withdrawn, LEASE, START)).toMatchObject({ taken: false });
    await confirmed(named(caseId, 1, "real", { messages: [queued(`${caseId}/1.1`, { template: "letterLapsed" })] }));
    const [first, second, ...more] = await messagesOf(records(), caseId);
    expect([first, second]).toEqual(before);
    expect(more).toMatchObject([{ messageId: `${caseId}/1.1`, template: "letterLapsed", status: "queued" }]);
    expect(await takeMessage(records(), withdrawn, LEASE, START)).toMatchObject({ taken: true, withdrawn: false });
  });

  test("sent nothing back: a message settled meanwhile stays settled, at the address it went to", async () => {
    const caseId = aCaseId();
    const messageId = `${caseId}/0.1`;
    await commit(opening(caseId, { messages: [queued(messageId)] }));
    const address = { channel: "sms", phone: "07700900111" } as const;
    await commit(named(caseId, 1, "phantom", { messages: [{ change: "redirected", messageId, address }] }));
    await takeMessage(records(), messageId, LEASE, START);
    await settleMessage(records(), messageId, { outcome: "sent", notifyId: "n1" }, START);
    await confirmed(named(caseId, 1, "real"));
    expect(await messagesOf(records(), caseId)).toMatchObject([{ status: "sent", address, attempts: 1 }]);
  });

  test("and none after an attempt: it goes on to where it went before, and shows where the attempt was made to", async () => {
    const caseId = aCaseId();
    const [pending, attempted, both] = [`${caseId}/0.1`, `${caseId}/0.2`, `${caseId}/0.3`];
    const before = { channel: "email", email: "nadia.secretname@example.com" } as const;
    const phantom = { channel: "sms", phone: "07700900111" } as const;
    const attempt = async (messageId: string) => {
      const message = await takeMessage(records(), messageId, LEASE, START);
      if (!message.taken) throw new Error("Not taken");
      if (message.attempts > 1) await recheckMessage(records(), message, LEASE, START);
      await releaseMessage(records(), message, "Notify is out");
    };
    const ids = [pending, attempted, both];
    await commit(opening(caseId, { messages: ids.map((id) => queued(id, { validUntil: START + 9 * DAY })) }));
    for (const id of [pending, both]) await attempt(id);
    const redirected = { change: "redirected", address: phantom, validUntil: START + DAY } as const;
    const messages = ids.map((messageId) => ({ ...redirected, messageId }));
    await commit(named(caseId, 1, "phantom", { messages }));
    for (const id of [attempted, both]) await attempt(id);
    await confirmed(named(caseId, 1, "real"));
    const validUntil = START + 9 * DAY;
    const [first, ...others] = await messagesOf(records(), caseId);
    expect(first).toMatchObject({ address: before, validUntil });
    expect(first).not.toHaveProperty("redirectedTo");
    const madeToPhantom = { channel: "sms", address: phantom, redirectedTo: before, validUntil };
    expect(others).toMatchObject([madeToPhantom, madeToPhantom]);
  });

  test("but sent a message, which must not be: it stays, and the timeline tells people to look", async () => {
    const caseId = await aCase();
    const messageId = `${caseId}/1.1`;
    await commit(named(caseId, 1, "phantom", { messages: [queued(messageId)] }));
    await takeMessage(records(), messageId, LEASE, START);
    const other = queued(messageId, { template: "letterLapsed" });
    await expect(confirmed(named(caseId, 1, "real", { messages: [other] }))).resolves.toBe("replaced");
    expect(await messagesOf(records(), caseId)).toMatchObject([
      { messageId, template: "reminderOneWeek", attempts: 1 },
    ]);
    expect(await told(caseId)).toContain(
      'Email "reminderOneWeek" attempted for a transition that was taken back: check what was sent',
    );
  });

  test("took no event: its key is free again, and those before it are kept", async () => {
    const key = (name: string) => ({ key: name, fingerprint: `of ${name}`, at: START });
    const caseId = await aCase({ handled: key("start") });
    await commit(named(caseId, 1, "phantom", { handled: key("lost") }));
    await confirmed(named(caseId, 1, "real", { handled: key("taken") }));
    expect(await handledKey(records(), caseId, "lost")).toBeUndefined();
    expect(await handledKey(records(), caseId, "start")).toMatchObject({ sequence: 0 });
    expect(await handledKey(records(), caseId, "taken")).toEqual({ ...key("taken"), sequence: 1 });
    await commit(named(caseId, 2, "lost, sent again", { handled: key("lost") }));
    expect(await handledKey(records(), caseId, "lost")).toMatchObject({ sequence: 2 });
  });

  test("corrected nothing: an entry is marked by the correction that is left", async () => {
    const caseId = await aCase();
    const correction = (sequence: number, corrects: number): Partial<CaseCommit> => {
      const at = START + sequence * HOUR;
      return {
        entries: [{ kind: "correction", name: "corrected", text: `corrects ${corrects}`, at, actor: ALEX, corrects }],
      };
    };
    await commit(named(caseId, 1, "one"));
    await commit(named(caseId, 2, "two"));
    await commit(named(caseId, 3, "sure", correction(3, 1)));
    await commit(named(caseId, 4, "phantom", correction(4, 1)));
    await commit(named(caseId, 5, "phantom", correction(5, 2)));
    await confirmed(named(caseId, 4, "real"));
    const [, one, two] = await timeline(caseId);
    expect(one).toMatchObject({ text: "one", correctedBy: 3 });
    expect(two).not.toHaveProperty("correctedBy");
  });

  test("tells nobody outside: an event not published is gone, a published one stays and is marked", async () => {
    const domainEvent = (description: string) => ({
      eventType: "throughcare.opt-in-letter.opted-in",
      version: 1,
      occurredAt: START,
      description,
      additionalInformation: {},
    });
    const caseId = await aCase();
    await commit(named(caseId, 1, "phantom", { domainEvent: domainEvent("published phantom") }));
    await records().db.update(domainEvents).set({ publishedAt: START }).where(eq(domainEvents.caseId, caseId));
    await commit(named(caseId, 2, "phantom", { domainEvent: domainEvent("phantom") }));
    await confirmed(named(caseId, 1, "real", { domainEvent: domainEvent("real") }));
    expect(await eventsOf(caseId)).toMatchObject([
      { description: "published phantom", takenBackAt: expect.any(Number) },
      { description: "real", sequence: 1, publishedAt: null, takenBackAt: null },
    ]);
  });

  test("may be the first: who and what the case is about is told anew, and nobody finds it by what was not told", async () => {
    const caseId = aCaseId();
    const about = (crn: string, startedAt: number, region: string) => ({
      startedAt,
      region,
      identifiers: [{ kind: "crn", value: crn } as const],
      rehearsal: false,
    });
    const [lost, kept] = [`L${caseId}`, `K${caseId}`];
    await commit(opening(caseId, { opening: about(lost, START, "Wales"), tasks: [opened(`${caseId}/0.a`)] }));
    await commit(named(caseId, 1, "phantom"));
    const late = START + 10_000;
    await expect(
      confirmed(
        opening(caseId, { at: late, opening: about(kept, late, "London"), messages: [queued(`${caseId}/0.1`)] }),
      ),
    ).resolves.toBe("replaced");
    expect(await findCase(records(), caseId)).toMatchObject({ sequence: 0, startedAt: late, region: "London" });
    expect(await tasks(caseId)).toEqual([]);
    expect(await messagesOf(records(), caseId)).toHaveLength(1);
    expect(await searchCases(records(), { crn: lost })).toEqual([]);
    expect(await searchCases(records(), { crn: kept })).toMatchObject([{ caseId }]);
  });

  test("gives way once, however many bring the one that did, and while the case goes on", async () => {
    const caseId = await aCase();
    await commit(named(caseId, 1, "phantom", { tasks: [opened(`${caseId}/1.a`)] }));
    const bringing = Array.from({ length: 6 }, () =>
      confirmed(named(caseId, 1, "real", { tasks: [opened(`${caseId}/1.b`)] })),
    );
    const outcomes = await Promise.all(bringing);
    expect(outcomes.filter((outcome) => outcome === "replaced")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "alreadyCommitted")).toHaveLength(5);
    const [again, next] = await Promise.all([
      confirmed(named(caseId, 1, "real", { tasks: [opened(`${caseId}/1.b`)] })),
      commit(named(caseId, 2, "next")),
    ]);
    expect([again, next]).toEqual(["alreadyCommitted", "committed"]);
    expect(await told(caseId)).toEqual(["Case started", "real", "next"]);
    expect(await tasks(caseId)).toMatchObject([{ taskId: `${caseId}/1.b` }]);
  });

  test("gives way whole or not at all", async () => {
    const caseId = await aCase();
    const messageId = `${caseId}/elsewhere`;
    await aCase({ messages: [queued(messageId)] });
    await commit(named(caseId, 1, "phantom", { tasks: [opened(`${caseId}/1.a`)] }));
    // It cannot be stored: the message is another case's.
    await expect(confirmed(named(caseId, 1, "real", { messages: [queued(messageId)] }))).rejects.toThrow();
    expect(await told(caseId)).toEqual(["Case started", "phantom"]);
    expect(await tasks(caseId)).toHaveLength(1);
  });

  test("is told apart by a hash that only the case's own key can make", async () => {
    const one = await aCase();
    const two = await aCase();
    const hashOf = async (caseId: string) =>
      (await records().db.select().from(caseCommits).where(eq(caseCommits.caseId, caseId))).map(({ hash }) => hash);
    const [first] = await hashOf(one);
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(await hashOf(two)).not.toEqual([first]);
  });
});
