import { beforeAll, describe, expect, test } from "vitest";
import { SYSTEM } from "../../../machines/shared/actor.ts";
import { START, WAITING } from "../../records/support/a-case.ts";
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

beforeAll(async () => {
  const { records } = running().service;
  const opening = { startedAt: START, identifiers: [], rehearsal: false };
  await aCase(records, { caseId: ids["open to all"] ?? "" });
  await aCase(records, { caseId: ids["restricted"] ?? "", state: { ...WAITING, restrictedTo: ["AB12C"] } });
  await aCase(records, { caseId: ids["of Wales"] ?? "", opening: { ...opening, region: "Wales" } });
  const facts = {
    name: "Tuesday evenings",
    participants: PARTICIPANTS.map(participant),
    registers: [{ session: "foundation-1", entries: PARTICIPANTS.map(attended) }],
    followUps: Object.values(ids),
  };
  const entry = {
    kind: "event",
    name: "placeRequested",
    text: "A place was asked for",
    at: START,
    actor: SYSTEM,
  } as const;
  await aCase(records, {
    caseId: group,
    state: { ...WAITING, facts },
    entries: [...PARTICIPANTS.map(participant), refusal].map((data) => ({ ...entry, data })),
  });
});

async function shownTo(api: Caller): Promise<{ readonly facts: unknown; readonly said: unknown }> {
  const { body } = await api.get(`/cases/${group}`);
  const { body: timeline } = await api.get(`/cases/${group}/timeline`);
  return { facts: body["facts"], said: (timeline["entries"] as { data: unknown }[]).map(({ data }) => data) };
}

describe("What a group shows of its participants", () => {
  test("is everything, to somebody who may know of their cases", async () => {
    const { facts, said } = await shownTo(await running().as({ id: "AB12C" }));
    expect(facts).toMatchObject({
      participants: PARTICIPANTS.map(participant),
      registers: [{ entries: PARTICIPANTS.map(attended) }],
      followUps: Object.values(ids),
    });
    expect(said).toEqual([...PARTICIPANTS.map(participant), refusal]);
  });

  test("counts one whose case is restricted to others, and neither names them nor says anything of them", async () => {
    const { facts, said } = await shownTo(await running().as({ id: "EF56G" }));
    expect(facts).toMatchObject({
      name: "Tuesday evenings",
      participants: [participant("open to all"), { withheld: true }, participant("of Wales")],
      registers: [{ entries: [attended("open to all"), { withheld: true }, attended("of Wales")] }],
      followUps: [ids["open to all"], ids["of Wales"]],
    });
    expect(said).toEqual([participant("open to all"), { withheld: true }, participant("of Wales"), { withheld: true }]);
    const everything = JSON.stringify({ facts, said });
    expect(everything).not.toContain(ids["restricted"]);
    expect(everything).not.toContain(CRNS.restricted);
  });

  test("nor of one in another region", async () => {
    const { facts } = await shownTo(await running().as({ id: "AB12C", regions: ["London"] }));
    expect(facts).toMatchObject({
      participants: [participant("open to all"), participant("restricted"), { withheld: true }],
    });
  });
});
