import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addDays } from "../../machines/shared/calendar/civil-date.ts";
import { instantAt, localDateOf } from "../../machines/shared/calendar/london.ts";
import { calendarFor } from "../../machines/shared/calendar/vendored.ts";
import { RunningSystem } from "./running-system.ts";

const ROSTER = path.join(import.meta.dirname, "..", "..", "examples", "opt-in-campaign.csv");
const calendar = calendarFor(addDays(new Date().toISOString().slice(0, 10), -2));
const today = localDateOf(calendar, Date.now());
const lettersFrom = addDays(today, 16);

interface Case {
  readonly caseId: string;
  readonly state: { readonly paths: readonly string[] };
}

interface Report {
  readonly counts: { readonly pending: number; readonly started: number };
}

interface Entry {
  readonly kind: string;
  readonly name: string;
  readonly sequence?: number;
}

interface Health {
  readonly components: { readonly eventsOut: { readonly waiting: number } };
}

interface Published {
  readonly eventType: string;
  readonly additionalInformation: { readonly caseId: string; readonly sequence: number };
}

let home: string;
const running: RunningSystem[] = [];

beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), "throughcare-home-"));
});

afterEach(async () => {
  for (const system of running.splice(0)) await system.interrupt();
  await rm(home, { recursive: true, force: true });
});

async function started(): Promise<RunningSystem> {
  const system = await RunningSystem.start(home);
  running.push(system);
  return system;
}

async function campaignOf(system: RunningSystem): Promise<string> {
  const { caseId } = await system.post<Case>("/processes/optInCampaign/cases?rehearsal=true", {
    name: "Rehearsed campaign",
    lettersFrom,
    closesOn: addDays(lettersFrom, 20),
    lateAnswersUntil: addDays(lettersFrom, 48),
    letterVersion: "2027-01",
    updateEveryDays: 14,
    qaEvents: [],
  });
  const roster = `/processes/optInCampaign/cases/${caseId}/roster`;
  const { importId } = await system.post<{ importId: string }>(roster, await readFile(ROSTER, "utf8"));
  const report = `${roster}/${importId}`;
  const { counts } = await system.until<Report>(report, (answer) => answer.counts.pending === 0);
  // A row is started as soon as Temporal has it; its case writes itself down a moment later.
  const members = `/cases?memberOf=${caseId}&limit=100`;
  await system.until<{ cases: Case[] }>(members, ({ cases }) => cases.length === counts.started);
  return caseId;
}

async function membersOf(system: RunningSystem, campaign: string): Promise<readonly Case[]> {
  const { cases } = await system.get<{ cases: Case[] }>(`/cases?memberOf=${campaign}&limit=100`);
  return cases;
}

async function timelineOf(system: RunningSystem, caseId: string): Promise<readonly Entry[]> {
  const { entries } = await system.get<{ entries: Entry[] }>(`/cases/${caseId}/timeline?limit=200`);
  return entries;
}

/** Every domain event in the files beside the records, in order, repeats included. */
async function publishedEvents(): Promise<readonly Published[]> {
  const folder = path.join(home, "events");
  const files = (await readdir(folder)).sort();
  const contents = await Promise.all(files.map((file) => readFile(path.join(folder, file), "utf8")));
  return contents
    .flatMap((content) => content.split("\n"))
    .flatMap((line) => {
      try {
        return [JSON.parse(line) as Published];
      } catch {
        // What the power cut left half written, or the end of the file.
        return [];
      }
    });
}

describe("npm start", () => {
  it("brings everything up, stops cleanly at Ctrl-C, and the next start resumes every case", async () => {
    const first = await started();
    expect(await first.get("/health")).toMatchObject({ status: "UP" });
    const campaign = await campaignOf(first);
    const before = await membersOf(first, campaign);
    expect(await first.interrupt()).toBe(0);
    expect(first.output).toContain("Stopped");

    const second = await started();
    expect((await membersOf(second, campaign)).map(({ caseId }) => caseId)).toEqual(before.map(({ caseId }) => caseId));
    const [one] = before;
    const after = await second.post<Case>(`/processes/optInLetter/cases/${one?.caseId}/events/noteAdded`, {
      note: "Still here",
    });
    expect(after).toBeTruthy();
  }, 180_000);

  it("refuses a second system on the same home, and says why", async () => {
    await started();
    await expect(RunningSystem.start(home)).rejects.toThrow(/held by process \d+/);
  }, 120_000);

  it("killed in the middle of everything, it goes on: nothing is lost and nothing is sent twice", async () => {
    const first = await started();
    const campaign = await campaignOf(first);
    const members = await membersOf(first, campaign);
    const noted = members.slice(0, 3);
    for (const { caseId } of noted) {
      await first.post(`/processes/optInLetter/cases/${caseId}/events/noteAdded`, { note: "Before the power cut" });
    }
    // Letters, reminders and their messages are under way in every case when the power goes.
    const until = new Date(instantAt(calendar, addDays(lettersFrom, 15), "12:00")).toISOString();
    const cut = first.post(`/rehearsal/cases/${campaign}/forward`, { until }).catch(() => "cut off");
    await first.until<Entry & { entries: Entry[] }>(
      `/cases/${members[0]?.caseId}/timeline`,
      ({ entries }) => entries.length > 3,
    );
    await first.kill();
    await cut;

    const second = await started();
    await second.post(`/rehearsal/cases/${campaign}/forward`, { until });
    for (const { caseId } of members) {
      const messages = `/cases/${caseId}/messages`;
      await second.until<{ messages: { status: string }[] }>(messages, (answer) =>
        answer.messages.every(({ status }) => status !== "queued"),
      );
    }
    for (const { caseId } of noted) {
      const entries = await timelineOf(second, caseId);
      expect(entries.filter(({ name }) => name === "noteAdded")).toHaveLength(1);
    }
    for (const { caseId } of members) {
      const entries = await timelineOf(second, caseId);
      const sequences = entries.flatMap(({ sequence }) => (sequence === undefined ? [] : [sequence]));
      expect(new Set(sequences).size).toBe(Math.max(...sequences) + 1);
      const letters = entries.filter(({ kind, name }) => kind === "message" && name === "optInLetter");
      expect(letters.length).toBeLessThanOrEqual(1);
    }
    const stats = (await (await fetch(new URL("/control/stats", second.outbox))).json()) as {
      acceptedMoreThanOnce: number;
    };
    expect(stats.acceptedMoreThanOnce).toBe(0);
    await second.until<Health>("/health", ({ components }) => components.eventsOut.waiting === 0);
    const published = await publishedEvents();
    for (const { caseId } of noted) {
      const ofCase = published.filter(({ additionalInformation }) => additionalInformation.caseId === caseId);
      const sequences = ofCase.map(({ additionalInformation }) => additionalInformation.sequence);
      const distinct = [...new Set(sequences)];
      expect(distinct).toEqual(distinct.toSorted((a, b) => a - b));
      expect(ofCase.map(({ eventType }) => eventType)).toEqual(
        expect.arrayContaining(["throughcare.opt-in-letter.started", "throughcare.opt-in-letter.note-added"]),
      );
    }
  }, 180_000);
});
