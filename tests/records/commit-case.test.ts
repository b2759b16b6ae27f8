import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { commitCase } from "../../records/commit-case.ts";
import { CommitOutOfOrder, OpeningMissing } from "../../records/commit/commit-errors.ts";
import { findCase } from "../../records/queries/find-case.ts";
import { handledKey } from "../../records/queries/handled-key.ts";
import { listTasks } from "../../records/queries/list-tasks.ts";
import { messagesOf } from "../../records/queries/messages-of.ts";
import { timelineOf } from "../../records/queries/timeline-of.ts";
import { domainEvents } from "../../records/schema/domain-events.ts";
import { onEveryEngine } from "./engines.ts";
import { aCaseId, ALEX, DAY, HOUR, opened, opening, queued, START, transition, WAITING } from "./support/a-case.ts";

onEveryEngine("Committing a case", (records) => {
  const timeline = async (caseId: string) => (await timelineOf(records(), caseId, { limit: 50 })).items;
  const eventsOf = (caseId: string) => records().db.select().from(domainEvents).where(eq(domainEvents.caseId, caseId));

  test("the first commit stores the case as it was told", async () => {
    const caseId = aCaseId();
    const told = { startedAt: START, region: "Wales", memberOf: "optInCampaign-1", identifiers: [], rehearsal: true };
    await expect(commitCase(records(), opening(caseId, { opening: told }))).resolves.toBe("committed");
    await expect(findCase(records(), caseId)).resolves.toEqual({
      caseId,
      process: "optInLetter",
      definitionVersion: 1,
      sequence: 0,
      paths: ["awaitingResponse"],
      words: ["Awaiting a response"],
      since: START,
      status: "active",
      allowed: ["optedIn", "declined"],
      deadlines: WAITING.deadlines,
      nextDeadline: START + 21 * DAY,
      owner: { role: "payTeam" },
      region: "Wales",
      memberOf: "optInCampaign-1",
      restrictedTo: [],
      rehearsal: true,
      clockOffsetMs: 0,
      facts: { name: "Nadia Secretname", origin: "CRC" },
      startedAt: START,
      updatedAt: START,
    });
  });

  test("a case joins a group and leaves it again; one that tells nothing of it keeps the group it started in", async () => {
    const caseId = aCaseId("bbrProgramme");
    const group = async () => (await findCase(records(), caseId))?.memberOf;
    await commitCase(records(), opening(caseId));
    await commitCase(records(), transition(caseId, 1, { state: { ...WAITING, memberOf: "bbrGroup-1" } }));
    await expect(group()).resolves.toBe("bbrGroup-1");
    await commitCase(records(), transition(caseId, 2));
    await expect(group()).resolves.toBe("bbrGroup-1");
    await commitCase(records(), transition(caseId, 3, { state: { ...WAITING, memberOf: "" } }));
    await expect(group()).resolves.toBeUndefined();
  });

  test("a case is restricted for as long as it says so", async () => {
    const caseId = aCaseId();
    await commitCase(records(), opening(caseId, { state: { ...WAITING, restrictedTo: ["AB12C"] } }));
    expect((await findCase(records(), caseId))?.restrictedTo).toEqual(["AB12C"]);
    await commitCase(records(), transition(caseId, 1));
    expect((await findCase(records(), caseId))?.restrictedTo).toEqual([]);
  });

  test("a later one moves the case and keeps what only the first told", async () => {
    const caseId = aCaseId();
    await commitCase(
      records(),
      opening(caseId, { opening: { startedAt: START, region: "Wales", identifiers: [], rehearsal: false } }),
    );
    const ended = {
      ...WAITING,
      paths: ["payAligned"],
      status: "ended",
      outcome: "payAligned",
      deadlines: [],
      owner: { role: "payTeam", name: "Alex" },
    } as const;
    await commitCase(records(), transition(caseId, 1, { state: ended }));
    const found = await findCase(records(), caseId);
    expect(found).toMatchObject({
      sequence: 1,
      status: "ended",
      outcome: "payAligned",
      region: "Wales",
      startedAt: START,
    });
    expect(found).toMatchObject({ owner: { role: "payTeam", name: "Alex" }, updatedAt: START + HOUR });
    expect(found).not.toHaveProperty("nextDeadline");
  });

  test("the timeline tells every entry in order, with actor, time and data", async () => {
    const caseId = aCaseId();
    await commitCase(records(), opening(caseId));
    await commitCase(records(), transition(caseId, 1));
    expect(await timeline(caseId)).toEqual([
      expect.objectContaining({ kind: "started", sequence: 0, at: START, text: "Case started" }),
      {
        kind: "event",
        name: "optedIn",
        text: "Opted in",
        at: START + HOUR,
        actor: ALEX,
        sequence: 1,
        data: { by: "Nadia Secretname" },
      },
    ]);
  });

  test("a commit that was stored before its answer was lost changes nothing when it comes again", async () => {
    const caseId = aCaseId();
    const first = opening(caseId, { tasks: [opened(`${caseId}/0.a`)], messages: [queued(`${caseId}/0.1`)] });
    await commitCase(records(), first);
    await expect(commitCase(records(), first)).resolves.toBe("alreadyCommitted");
    const second = transition(caseId, 1, { tasks: [{ change: "closed", taskId: `${caseId}/0.a`, by: "1" }] });
    await commitCase(records(), second);
    await expect(commitCase(records(), second)).resolves.toBe("alreadyCommitted");
    await expect(commitCase(records(), first)).resolves.toBe("alreadyCommitted");
    expect(await timeline(caseId)).toHaveLength(2);
    expect(await messagesOf(records(), caseId)).toHaveLength(1);
    expect((await listTasks(records(), { caseId, limit: 10 })).items).toEqual([]);
    expect(await findCase(records(), caseId)).toMatchObject({ sequence: 1 });
  });

  test("of several that write the same commit at once, one does", async () => {
    const caseId = aCaseId();
    const storing = Array.from({ length: 5 }, () => commitCase(records(), opening(caseId)));
    expect((await Promise.all(storing)).filter((outcome) => outcome === "committed")).toHaveLength(1);
    const moving = Array.from({ length: 5 }, () => commitCase(records(), transition(caseId, 1)));
    expect((await Promise.all(moving)).filter((outcome) => outcome === "committed")).toHaveLength(1);
    expect(await timeline(caseId)).toHaveLength(2);
  });

  test("a commit before which one is missing is refused by name", async () => {
    const caseId = aCaseId();
    await expect(commitCase(records(), transition(caseId, 1))).rejects.toThrow(CommitOutOfOrder);
    await commitCase(records(), opening(caseId));
    await expect(commitCase(records(), transition(caseId, 2))).rejects.toThrow(
      /stands at sequence 0, so 2 cannot be stored/,
    );
    await expect(commitCase(records(), { ...transition(caseId, 1), sequence: 0 })).rejects.toThrow(OpeningMissing);
  });

  test("when one part cannot be stored, nothing is", async () => {
    const caseId = aCaseId();
    await commitCase(records(), opening(caseId, { messages: [queued(`${caseId}/0.1`)] }));
    const twice = transition(caseId, 1, { messages: [queued(`${caseId}/0.1`)], tasks: [opened(`${caseId}/1.a`)] });
    await expect(commitCase(records(), twice)).rejects.toThrow();
    expect(await findCase(records(), caseId)).toMatchObject({ sequence: 0 });
    expect(await timeline(caseId)).toHaveLength(1);
    expect((await listTasks(records(), { caseId, limit: 10 })).items).toEqual([]);
  });

  test("a correction marks the entry it corrects, and not what followed from it", async () => {
    const caseId = aCaseId();
    await commitCase(records(), opening(caseId));
    const event = transition(caseId, 1).entries;
    const followed = { ...event[0]!, kind: "timer", name: "close" } as const;
    await commitCase(records(), transition(caseId, 1, { entries: [...event, followed] }));
    const correction = {
      ...event[0]!,
      kind: "correction",
      name: "corrected",
      at: START + 3 * HOUR,
      corrects: 1,
    } as const;
    await commitCase(records(), transition(caseId, 2, { entries: [correction] }));
    const [, corrected, timer, told] = await timeline(caseId);
    expect(corrected).toMatchObject({ name: "optedIn", correctedBy: 2 });
    expect(timer).not.toHaveProperty("correctedBy");
    expect(told).toMatchObject({ kind: "correction", corrects: 1 });
  });

  test("the key of the event that was taken is recognised for good", async () => {
    const caseId = aCaseId();
    const handled = { key: "k1", fingerprint: "f1", at: START };
    await commitCase(records(), opening(caseId, { handled }));
    await expect(handledKey(records(), caseId, "k1")).resolves.toEqual({ ...handled, sequence: 0 });
    await expect(handledKey(records(), caseId, "k2")).resolves.toBeUndefined();
    await expect(handledKey(records(), aCaseId(), "k1")).resolves.toBeUndefined();
  });

  test("an accepted event leaves one domain event to publish", async () => {
    const caseId = aCaseId();
    const domainEvent = {
      eventType: "opt-in.letter.opted-in",
      version: 1,
      occurredAt: START,
      description: "Opted in",
      additionalInformation: { caseId },
    };
    await commitCase(records(), opening(caseId));
    await commitCase(records(), transition(caseId, 1, { domainEvent }));
    await commitCase(records(), transition(caseId, 1, { domainEvent }));
    expect(await eventsOf(caseId)).toEqual([
      expect.objectContaining({ ...domainEvent, sequence: 1, publishedAt: null }),
    ]);
  });
});
