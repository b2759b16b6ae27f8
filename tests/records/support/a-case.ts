import { randomUUID } from "node:crypto";
import { SYSTEM, type Actor } from "../../../machines/shared/actor.ts";
import type { CaseCommit, CaseState, MessageChange, TaskChange } from "../../../records/case-commit.ts";

/** 10 November 2022, 09:00 in London. */
export const START = Date.parse("2022-11-10T09:00:00Z");
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export const ALEX: Actor = { id: "AB12C", displayName: "Alex Practitioner", role: "payTeam" };

/** A case of its own, so that tests do not meet in one database. */
export function aCaseId(process = "optInLetter"): string {
  return `${process}-${randomUUID()}`;
}

export const WAITING: CaseState = {
  paths: ["awaitingResponse"],
  words: ["Awaiting a response"],
  since: START,
  status: "active",
  allowed: ["optedIn", "declined"],
  deadlines: [{ name: "close", label: "Window closes", due: START + 21 * DAY }],
  owner: { role: "payTeam" },
  facts: { name: "Nadia Secretname", origin: "CRC" },
};

/** The first commit of a case. */
export function opening(caseId: string, changes: Partial<CaseCommit> = {}): CaseCommit {
  return {
    caseId,
    process: caseId.slice(0, caseId.indexOf("-")),
    definitionVersion: 1,
    sequence: 0,
    at: START,
    state: WAITING,
    entries: [{ kind: "started", name: "started", text: "Case started", at: START, actor: SYSTEM }],
    tasks: [],
    messages: [],
    opening: { startedAt: START, identifiers: [], rehearsal: false },
    ...changes,
  };
}

/** A later one: an opt-in, unless told otherwise. */
export function transition(caseId: string, sequence: number, changes: Partial<CaseCommit> = {}): CaseCommit {
  const { opening: _only, ...rest } = opening(caseId);
  const at = START + sequence * HOUR;
  return {
    ...rest,
    sequence,
    at,
    state: { ...WAITING, paths: ["optedIn.windowOpen"], words: ["Opted in, window open"], since: at },
    entries: [{ kind: "event", name: "optedIn", text: "Opted in", at, actor: ALEX, data: { by: "Nadia Secretname" } }],
    ...changes,
  };
}

export function opened(taskId: string, changes: Partial<Extract<TaskChange, { change: "opened" }>> = {}): TaskChange {
  const due = START + 2 * DAY;
  return {
    change: "opened",
    taskId,
    kind: "findAddress",
    title: "Find another address",
    role: "hr",
    reason: "The letter came back",
    due,
    ...changes,
  };
}

export function queued(
  messageId: string,
  changes: Partial<Extract<MessageChange, { change: "queued" }>> = {},
): MessageChange {
  return {
    change: "queued",
    messageId,
    template: "reminderOneWeek",
    to: "person",
    address: { channel: "email", email: "nadia.secretname@example.com" },
    personalisation: { name: "Nadia Secretname" },
    ...changes,
  };
}

/** A later commit that opens a task and queues a message. */
export function busyTransition(caseId: string, sequence: number): CaseCommit {
  const tasks = [opened(`${caseId}/${sequence}.a`)];
  const messages = [queued(`${caseId}/${sequence}.1`)];
  return transition(caseId, sequence, { tasks, messages });
}
