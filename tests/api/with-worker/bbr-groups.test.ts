import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { instantAt } from "../../../machines/shared/calendar/london.ts";
import { calendarFor } from "../../../machines/shared/calendar/vendored.ts";
import type { Caller } from "../support/caller.ts";
import {
  eventually,
  expectPlaced,
  factsOf,
  membersOf,
  MONDAY,
  NOW,
  participantInput,
  pathsOf,
  rehearsalFrom,
  startGroup,
  startParticipant,
  tasksOf,
  type Started,
} from "../support/bbr.ts";
import { expectStatus } from "../support/letters.ts";
import { runningSystem } from "../support/running-system.ts";

const running = runningSystem();

const WHY = { explanation: "A reason." };

/** A few at a time: two cores. */
async function startParticipants(count: number, when = NOW): Promise<readonly Started[]> {
  const all: Started[] = [];
  while (all.length < count) {
    const next = Array.from({ length: Math.min(4, count - all.length) }, () => startParticipant(running().api, when));
    all.push(...(await Promise.all(next)));
  }
  return all;
}

const askFor = (group: Started, participants: readonly Started[]) =>
  Promise.all(participants.map((each) => each.send("placeRequested", { groupCaseId: group.caseId })));

const idsOf = (participants: readonly Started[]): readonly string[] => participants.map(({ caseId }) => caseId).sort();

interface Place {
  readonly placeRefusals: readonly { readonly reasons: readonly string[] }[];
}

/** The first session is on a Tuesday from 18:00 to 20:30, and passes over a bank holiday. */
async function afterFirstSession(group: Started): Promise<string> {
  const { timetable } = factsOf<{ timetable: { sessions: { on: string }[] } }>(await group.read());
  const on = timetable.sessions[0]?.on ?? "";
  return new Date(instantAt(calendarFor(NOW.today), on, "20:31")).toISOString();
}

async function timelineOf(api: Caller, { caseId }: Started, name: string) {
  const { body } = await api.get(`/cases/${caseId}/timeline?limit=200`);
  return (body["entries"] as { name: string; sequence: number }[]).filter((entry) => entry.name === name);
}

describe("A group and its participants", () => {
  test(
    "two ask for the twelfth place at the same moment: one gets it, the other is told",
    { timeout: 120_000 },
    async () => {
      const { api } = running();
      const group = await startGroup(api, NOW);
      const all = await startParticipants(13);
      const [eleven, two] = [all.slice(0, 11), all.slice(11)];
      await askFor(group, eleven);
      await expectPlaced(eleven);

      await askFor(group, two);
      const stands = async () => (await Promise.all(two.map((each) => each.read()))).map(pathsOf);
      await expect
        .poll(async () => (await stands()).map((paths) => paths.split(".")[0]), eventually)
        .toSatisfy((states: readonly string[]) => states.includes("awaitingPlace") && states.includes("underway"));
      const reads = await Promise.all(two.map((each) => each.read()));
      const [waiting] = reads.filter((read) => pathsOf(read).startsWith("awaitingPlace"));
      expect(factsOf<Place>(waiting ?? {}).placeRefusals).toMatchObject([{ reasons: ["All 12 places are taken"] }]);

      const inside = all.filter(({ caseId }) => caseId !== waiting?.["caseId"]);
      expect(await membersOf(api, group)).toEqual(idsOf(inside));
      const { participants } = factsOf<{ participants: { programmeCaseId: string }[] }>(await group.read());
      expect(participants.map(({ programmeCaseId }) => programmeCaseId).sort()).toEqual(idsOf(inside));
    },
  );

  test(
    "a register recorded once, and once more, reaches each case once; one that refuses it is seen to",
    { timeout: 120_000 },
    async () => {
      const { api } = running();
      const when = rehearsalFrom(MONDAY);
      const group = await startGroup(api, when);
      const people = await startParticipants(3, when);
      await askFor(group, people);
      await expectPlaced(people);
      const [, , third] = people as [Started, Started, Started];
      for (const each of people) await each.send("goalSettingHeld", { on: MONDAY, goals: ["Walk away."] });
      expect(await membersOf(api, group)).toEqual(idsOf(people));

      // Moving one participant moves the group and everybody in it.
      const until = await afterFirstSession(group);
      const moved = expectStatus(200, await api.post(`/rehearsal/cases/${third.caseId}/forward`, { until }));
      expect([...(moved.body["caseIds"] as string[])].sort()).toEqual([group.caseId, ...idsOf(people)].sort());

      // Entered for somebody else: he has no goals, so no place, and his case cannot take the register's entry.
      const [goals] = await timelineOf(api, third, "goalSettingHeld");
      await third.send("corrected", { entry: goals?.sequence, ...WHY });
      // The last day for setting goals has passed; a deadline that cuts off leaves a minute for what was on its way.
      await api.post(`/rehearsal/cases/${third.caseId}/forward`, { duration: "PT5M" });
      await expect.poll(async () => pathsOf(await third.read()), eventually).toMatch(/^awaitingPlace/);

      const path = `/processes/bbrGroup/cases/${group.caseId}/events/registerRecorded`;
      const entries = people.map(({ caseId }) => ({ programmeCaseId: caseId, attendance: "attendedComplied" }));
      const register = { session: "foundation-1", entries };
      const key = { "idempotency-key": randomUUID() };
      expectStatus(200, await api.post(path, register, key));
      expect(await api.post(path, register, key)).toMatchObject({ status: 200, body: { repeated: true } });
      expect(await api.post(path, register)).toMatchObject({
        status: 409,
        body: { reasons: [{ code: "alreadyRecorded" }] },
      });

      const told = async () => {
        const { registers } = factsOf<{ registers: { entries?: { told: string }[] }[] }>(await group.read());
        return registers[0]?.entries?.map((entry) => entry.told);
      };
      await expect.poll(told, eventually).toEqual(["told", "told", "refused"]);
      expect(tasksOf(await group.read())).toContain(
        "See to a participant whose case did not take what the group told it",
      );
      const recorded = await Promise.all(people.map((each) => timelineOf(api, each, "attendanceRecorded")));
      expect(recorded.map(({ length }) => length)).toEqual([1, 1, 0]);
    },
  );

  test(
    "a facilitator records everybody in the room, also one whose case is not theirs to know of",
    { timeout: 120_000 },
    async () => {
      const { api, as } = running();
      const when = rehearsalFrom(MONDAY);
      const group = await startGroup(api, when);
      const people = [
        await startParticipant(api, when),
        await startParticipant(api, when, { restrictedTo: ["test_user"] }),
      ] as const;
      await askFor(group, people);
      await expectPlaced(people);
      for (const each of people) await each.send("goalSettingHeld", { on: MONDAY, goals: ["Walk away."] });
      const until = await afterFirstSession(group);
      expectStatus(200, await api.post(`/rehearsal/cases/${people[0].caseId}/forward`, { until }));

      const moira = await as({ id: "MOIRA_FIELD", roles: ["facilitator"] });
      const read = async () => expectStatus(200, await moira.get(`/cases/${group.caseId}`)).body;
      expect((await moira.get(`/cases/${people[1].caseId}`)).status).toBe(404);
      const { registers } = factsOf<{ registers: { due: string[] }[] }>(await read());
      expect([...(registers[0]?.due ?? [])].sort()).toEqual(idsOf(people));

      const path = `/processes/bbrGroup/cases/${group.caseId}/events/registerRecorded`;
      const registerOf = (ids: readonly string[]) => ({
        session: "foundation-1",
        entries: ids.map((programmeCaseId) => ({ programmeCaseId, attendance: "attendedComplied" })),
      });
      expect(await moira.post(path, registerOf([people[0].caseId]))).toMatchObject({
        status: 409,
        body: { reasons: [{ code: "notListed", message: `Was due and is not listed: ${people[1].caseId}` }] },
      });
      expectStatus(200, await moira.post(path, registerOf(registers[0]?.due ?? [])));
      await expect
        .poll(async () => (await timelineOf(api, people[1], "attendanceRecorded")).length, eventually)
        .toBe(1);

      const timeline = await moira.get(`/cases/${group.caseId}/timeline?limit=200`);
      const everything = JSON.stringify([await read(), timeline.body]);
      expect(everything).toContain(people[0].crn);
      expect(everything).not.toContain(people[1].crn);
    },
  );

  test("people who must not meet, and turn out to be in one group, are separated", { timeout: 60_000 }, async () => {
    const { api } = running();
    const group = await startGroup(api, NOW);
    const people = await startParticipants(2);
    await askFor(group, people);
    await expectPlaced(people);
    const [one, other] = people as [Started, Started];
    const conflict = { mustNotShareWith: [other.crn], notWithFacilitators: [], ...WHY };
    const task = "Take one of two people who must not meet out of the group";

    await one.send("conflictsChanged", conflict);
    await expect.poll(async () => tasksOf(await one.read()), eventually).toContain(task);
    await group.send("participantRemoved", { programmeCaseId: other.caseId, reason: "conflict", ...WHY });
    await expect.poll(() => membersOf(api, group), eventually).toEqual([one.caseId]);
    await one.send("conflictsChanged", conflict);
    await expect.poll(async () => tasksOf(await one.read()), eventually).not.toContain(task);
    await other.send("placeRequested", { groupCaseId: group.caseId });
    await expect.poll(async () => factsOf<Place>(await other.read()).placeRefusals.length, eventually).toBe(1);
  });
});

test("A programme for somebody who is not eligible is refused with every reason, and what to consider instead", async () => {
  const body = participantInput(NOW.today, { risk: "low", willing: false });
  const { status, body: problem } = await running().api.post("/processes/bbrProgramme/cases", body);
  expect(status).toBe(400);
  const reasons = problem["reasons"] as { code: string; message: string }[];
  expect(reasons.map(({ code }) => code)).toEqual(["riskTooLow", "notWilling", "structuredInterventions"]);
  expect(reasons.at(-1)?.message).toContain("Structured Interventions");
});
