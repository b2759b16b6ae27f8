import { eq } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { ON_BEHALF_OF } from "../../../api/auth/authorities.ts";
import { cases } from "../../../records/schema/cases.ts";
import { aProblem } from "../support/a-problem.ts";
import type { Body } from "../support/caller.ts";
import { letterFor, LETTERS, startCampaign, startLetter } from "../support/letters.ts";
import { runningSystem } from "../support/running-system.ts";

const running = runningSystem();

async function actorOf(caseId: string, name: string): Promise<unknown> {
  const { body } = await running().api.get(`/cases/${caseId}/timeline`);
  return (body["entries"] as { name: string; actor: object }[]).find((entry) => entry.name === name)?.actor;
}

async function restrict(caseId: string, ...restrictedTo: string[]): Promise<void> {
  await running().service.records.db.update(cases).set({ restrictedTo }).where(eq(cases.caseId, caseId));
}

describe("The timeline says who did something, and in which role", () => {
  test("a start is recorded with the person and the role that allows it", async () => {
    const api = await running().as({ id: "AB12C", name: "Priya Nair", roles: ["sscl", "hrOperations"] });
    const { caseId } = await startLetter(api);
    const { body } = await api.get(`/cases/${caseId}/timeline`);
    expect((body["entries"] as object[])[0]).toMatchObject({
      kind: "started",
      actor: { id: "AB12C", displayName: "Priya Nair", role: "hrOperations" },
    });
  });

  test("an event with the first of the roles that may send it, in the contract's order and not the token's", async () => {
    const { caseId, path } = await startLetter(running().api);
    const api = await running().as({
      id: "AB12C",
      name: "Priya Nair",
      roles: ["payroll", "harmonisationTeam", "sscl"],
    });
    // sentBy: hrOperations, harmonisationTeam, sscl, payroll, hrLead
    expect((await api.post(`${path}/events/noteAdded`, { note: "Hello" })).status).toBe(200);
    expect(await actorOf(caseId, "noteAdded")).toEqual({
      id: "AB12C",
      displayName: "Priya Nair",
      role: "harmonisationTeam",
    });
  });

  test("an application by its own name, by its user's, or by whom it is trusted to name", async () => {
    const { api, issuer } = running();
    const own = { client: "payroll-app", roles: ["payroll"] };
    const forUser = { ...own, claims: { sub: "CD34E", user_name: "CD34E", name: "Ceri Davies" } };
    const named = { "x-actor-id": "EF56G", "x-actor-name": "Eve Frost" };
    for (const [whose, headers, id] of [
      [own, {}, "payroll-app"],
      [forUser, {}, "CD34E"],
      [{ ...own, authorities: [ON_BEHALF_OF] }, named, "EF56G"],
    ] as const) {
      const { caseId, path } = await startLetter(api);
      const caller = api.as(await issuer.applicationToken(whose));
      expect((await caller.post(`${path}/events/noteAdded`, { note: "Hello" }, headers)).status).toBe(200);
      expect(await actorOf(caseId, "noteAdded")).toMatchObject({ id, role: "payroll" });
    }
  });

  test("a new calendar with somebody involved in the process", async () => {
    const { caseId } = await startCampaign(running().api);
    const api = await running().as({ id: "AB12C", roles: ["hrLead"] });
    expect((await api.post(`/cases/${caseId}/calendar`, undefined)).status).toBe(200);
    expect(await actorOf(caseId, "calendarRenewed")).toMatchObject({ id: "AB12C", role: "hrLead" });
  });
});

describe("Idempotency keys are kept apart by the application of the token", () => {
  test("two applications may use the same key for the same case; people share those of theirs", async () => {
    const { caseId, path } = await startLetter(running().api);
    const key = { "idempotency-key": randomUUID() };
    const note = async (client: string, id: string): Promise<Body> =>
      (await (await running().as({ client, id })).post(`${path}/events/noteAdded`, { note: "Hello" }, key)).body;
    expect(await note("hub", "AB12C")).toMatchObject({ repeated: false });
    expect(await note("payroll", "AB12C")).toMatchObject({ repeated: false });
    expect(await note("hub", "CD34E")).toMatchObject({ repeated: true });
    const { body } = await running().api.get(`/cases/${caseId}/timeline`);
    expect((body["entries"] as { name: string }[]).filter(({ name }) => name === "noteAdded")).toHaveLength(2);
  });
});

describe("A case that is restricted", () => {
  test("takes nothing from others, not even what it had from them before", async () => {
    const { api } = running();
    const { caseId, path } = await startLetter(api);
    const key = { "idempotency-key": randomUUID() };
    await api.post(`${path}/events/noteAdded`, { note: "Hello" }, key);
    await restrict(caseId, "AB12C");
    expect(await api.post(`${path}/events/noteAdded`, { note: "Hello" }, key)).toMatchObject(aProblem(404, "notFound"));
    const insider = await running().as({ id: "AB12C" });
    expect((await insider.get(`/cases/${caseId}/timeline`)).body["entries"]).toHaveLength(2);
  });

  test("stands against another of the same person without being named", async () => {
    const { api } = running();
    const letter = letterFor();
    const key = { "idempotency-key": randomUUID() };
    const { body: started } = await api.post(LETTERS, letter, key);
    await restrict(started["caseId"] as string, "AB12C");
    const answer = await api.post(LETTERS, letter);
    expect(answer).toMatchObject(aProblem(409, "alreadyExists"));
    expect(JSON.stringify(answer.body)).not.toContain(started["caseId"]);
    expect(await api.post(LETTERS, letter, key)).toMatchObject(aProblem(404, "notFound"));
    const insider = await running().as({ id: "AB12C" });
    expect((await insider.post(LETTERS, letter)).body).toMatchObject({ caseId: started["caseId"] });
  });
});
