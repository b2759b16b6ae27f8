import { beforeAll, describe, expect, test } from "vitest";
import { SYSTEM } from "../../../machines/shared/actor.ts";
import { START, WAITING } from "../../records/support/a-case.ts";
import { aProblem } from "../support/a-problem.ts";
import type { Caller } from "../support/caller.ts";
import { aCase, aCaseId } from "../support/cases.ts";
import { runningApi } from "../support/running-api.ts";

/** A group shows its participants. One whose own case is restricted to others, or of another region, it does not. */
const running = runningApi();

const PARTICIPANTS = ["open to all", "restricted", "of Wales"] as const;
const CRNS = { "open to all": "X100001", restricted: "X100002", "of Wales": "X100003" };
const ids = Object.fromEntries(PARTICIPANTS.map((each) => [each, aCaseId("bbrProgramme")])) as Record<string, string>;
const group = aCaseId("bbrGroup");

const participant = (which: (typeof PARTICIPANTS)[number]) => ({ programmeCaseId: ids[which], crn: CRNS[which] });
const attended = (which: (typeof PARTICIPANTS)[number]) => ({
  programmeCaseId: ids[which],
  attendance: "didNotAttend",
});

/** As the timeline has the answer of a participant's case. */
const refusal = {
  caseId: ids["restricted"] ?? "",
  key: "placeConfirmed.7",
  accepted: false,
  reasons: ["Not allowed while the case is: on hold, unlawfully at large"],
};

/** A place is asked for by the participant's case itself, as `tellCase` sends it; its answer comes back by no one. */
const told = [
  ...PARTICIPANTS.map((which) => ({
    name: "placeRequested",
    text: "A place was asked for",
    actor: { ...SYSTEM, id: ids[which] ?? "" },
    data: { ...participant(which), completedModules: [], mustNotShareWith: [CRNS["open to all"]] },
  })),
  { name: "caseTold", text: "A participant's case answered", actor: SYSTEM, data: refusal },
];

beforeAll(async () => {
  const { records } = running().service;
  const opening = { startedAt: START, identifiers: [], rehearsal: false };
  await aCase(records, { caseId: ids["open to all"] ?? "" });
  await aCase(records, { caseId: ids["restricted"] ?? "", state: { ...WAITING, restrictedTo: ["AB12C"] } });
  await aCase(records, { caseId: ids["of Wales"] ?? "", opening: { ...opening, region: "Wales" } });
  const facts = {
    name: "Tuesday evenings",
    participants: PARTICIPANTS.map(participant),
    registers: [
      { session: "foundation-1", entries: PARTICIPANTS.map(attended) },
      { session: "foundation-2", due: Object.values(ids) },
    ],
    followUps: Object.values(ids),
  };
  await aCase(records, {
    caseId: group,
    state: { ...WAITING, facts },
    entries: told.map((entry) => ({ kind: "event", at: START, ...entry })),
  });
});

/** The whole of what somebody reads of the group. */
async function shownTo(api: Caller): Promise<{ readonly facts: unknown; readonly entries: readonly object[] }> {
  const { body } = await api.get(`/cases/${group}`);
  const { body: timeline } = await api.get(`/cases/${group}/timeline`);
  return { facts: body["facts"], entries: timeline["entries"] as object[] };
}

/** All that stands of a participant who is not theirs to know of: an id, to be told apart and counted by. */
const nobody = (which: (typeof PARTICIPANTS)[number]) => ({ programmeCaseId: ids[which], withheld: true });

describe("What a group shows of its participants", () => {
  test("is everything, to somebody who may know of their cases", async () => {
    const { facts, entries } = await shownTo(await running().as({ id: "AB12C" }));
    expect(facts).toMatchObject({
      participants: PARTICIPANTS.map(participant),
      registers: [{ entries: PARTICIPANTS.map(attended) }, { due: Object.values(ids) }],
      followUps: Object.values(ids),
    });
    expect(entries).toMatchObject(told);
  });

  test("counts one whose case is restricted to others by its id, and says nothing else of them", async () => {
    const { facts, entries } = await shownTo(await running().as({ id: "EF56G" }));
    expect(facts).toEqual({
      name: "Tuesday evenings",
      participants: [participant("open to all"), nobody("restricted"), participant("of Wales")],
      registers: [
        { session: "foundation-1", entries: [attended("open to all"), nobody("restricted"), attended("of Wales")] },
        { session: "foundation-2", due: Object.values(ids) },
      ],
      followUps: Object.values(ids),
    });
    const [theirs, , ofWales, answer] = entries;
    expect([theirs, ofWales]).toMatchObject([told[0], told[2]]);
    // The id is in the actor of a real entry, too: the same bare id everywhere.
    const shown = entries.filter((entry) => JSON.stringify(entry).includes(ids["restricted"] ?? ""));
    expect(shown).toEqual([
      { ...told[1], kind: "event", at: expect.any(String), sequence: expect.any(Number), data: nobody("restricted") },
      { ...answer, data: { caseId: ids["restricted"], withheld: true } },
    ]);
    const everything = JSON.stringify({ facts, entries });
    for (const word of [CRNS.restricted, "placeConfirmed.7", "unlawfully at large"]) {
      expect(everything).not.toContain(word);
    }
  });

  test("nor of one in another region", async () => {
    const { facts } = await shownTo(await running().as({ id: "AB12C", regions: ["London"] }));
    expect(facts).toMatchObject({
      participants: [participant("open to all"), participant("restricted"), nobody("of Wales")],
    });
  });

  test("answers the bare id like one that nobody has", async () => {
    const api = await running().as({ id: "EF56G" });
    const [withheld, none] = await Promise.all([
      api.get(`/cases/${ids["restricted"]}`),
      api.get(`/cases/${aCaseId()}`),
    ]);
    expect(withheld).toMatchObject(aProblem(404, "notFound"));
    expect(withheld.body).toEqual({
      ...none.body,
      ...("instance" in none.body && { instance: withheld.body["instance"] }),
    });
  });
});
