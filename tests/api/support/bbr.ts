import { randomInt, randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { expect } from "vitest";
import { bbrGroup } from "../../../machines/bbr-group/contract.ts";
import { bbrProgramme } from "../../../machines/bbr-programme/contract.ts";
import { addDays, dayOfWeek } from "../../../machines/shared/calendar/civil-date.ts";
import type { Body, Caller } from "./caller.ts";
import { expectStatus } from "./letters.ts";

/** Groups of Building Better Relationships and their participants, over HTTP. */

export interface Started {
  readonly caseId: string;
  readonly crn: string;
  readonly send: (event: string, body?: Body) => Promise<Body>;
  readonly read: () => Promise<Body>;
}

/** Now, or in a rehearsal that begins at an instant. */
export interface When {
  readonly today: string;
  readonly query: string;
}

export const NOW: When = { today: new Date().toISOString().slice(0, 10), query: "" };

/** The first Monday at least a week ahead. */
export const MONDAY = mondayOf(addDays(NOW.today, 13));

function mondayOf(date: string): string {
  return addDays(date, 1 - dayOfWeek(date));
}

/** A date to come: a rehearsal does not begin in the past. */
export const rehearsalFrom = (date: string): When => ({
  today: date,
  query: `?rehearsal=true&from=${date}T10:00:00Z`,
});

/** A group on Tuesdays at 18:00, its first session six weeks ahead or a little more. */
export async function startGroup(api: Caller, { today, query }: When): Promise<Started> {
  const name = `Group ${randomInt(1_000_000, 10_000_000)}`;
  const body = { ...bbrGroup.inputExample, name, firstSessionNotBefore: addDays(today, 42) };
  return start(api, "bbrGroup", query, body, "");
}

export function participantInput(today: string, more: Body = {}): Body {
  const crn = `X${randomInt(100_000, 1_000_000)}`;
  const { referral, person, ...rest } = bbrProgramme.inputExample;
  const safeNumber = { ...person.safeNumber, confirmedSafeOn: today };
  return {
    ...rest,
    person: { ...person, crn, safeNumber },
    referral: { ...referral, on: today, endsOn: addDays(today, 700) },
    ...more,
  };
}

/** Referred, and assessed as suitable. */
export async function startParticipant(api: Caller, { today, query }: When, more: Body = {}): Promise<Started> {
  const body = participantInput(today, more);
  const { crn } = body["person"] as { crn: string };
  const participant = await start(api, "bbrProgramme", query, body, crn);
  await participant.send("assessmentBegun");
  const decision = { decision: "suitable", needAreas: ["relationships"], explanation: "Understands it." };
  await participant.send("assessmentCompleted", decision);
  return participant;
}

async function start(api: Caller, process: string, query: string, body: Body, crn: string): Promise<Started> {
  const { caseId } = (await postUntilDone(api, `/processes/${process}/cases${query}`, body)) as { caseId: string };
  return {
    caseId,
    crn,
    send: (event, more = {}) => postUntilDone(api, `/processes/${process}/cases/${caseId}/events/${event}`, more),
    read: async () => expectStatus(200, await api.get(`/cases/${caseId}`)).body,
  };
}

/** As an application does on a busy day: what is not done yet, or could not be, is asked for again with the same key. */
async function postUntilDone(api: Caller, path: string, body: Body): Promise<Body> {
  const key = { "idempotency-key": randomUUID() };
  for (let attempt = 1; ; attempt += 1) {
    const answer = await api.post(path, body, key);
    if (attempt === 10 || ![202, 503].includes(answer.status)) {
      return expectStatus([200, 201].includes(answer.status) ? answer.status : 200, answer).body;
    }
    await wait(500);
  }
}

export const pathsOf = (read: Body): string => (read["state"] as { paths: string[] }).paths.join(" ");

export const factsOf = <Facts>(read: Body): Facts => read["facts"] as Facts;

export const tasksOf = (read: Body): readonly string[] =>
  (read["tasks"] as { title: string }[]).map(({ title }) => title);

/** The case ids of those who belong to a group, in order. */
export async function membersOf(api: Caller, group: Started): Promise<readonly string[]> {
  const { members } = (await group.read())["links"] as { members: string };
  const { body } = expectStatus(200, await api.get(`${members}&limit=100`));
  return (body["cases"] as { caseId: string }[]).map((each) => each.caseId).sort();
}

/** What cases tell each other takes a moment. */
export const eventually = { timeout: 30_000, interval: 200 } as const;

/** The group has given everybody a place, and their cases have taken it. */
export async function expectPlaced(participants: readonly Started[]): Promise<void> {
  for (const each of participants)
    await expect.poll(async () => pathsOf(await each.read()), eventually).toContain("underway.course.placed");
}
