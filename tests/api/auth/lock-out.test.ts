import { beforeAll, describe, expect, test } from "vitest";
import { ON_BEHALF_OF } from "../../../api/auth/authorities.ts";
import { WAITING } from "../../records/support/a-case.ts";
import { asInProduction } from "../../support/patience.ts";
import { aProblem } from "../support/a-problem.ts";
import { NOW, participantInput } from "../support/bbr.ts";
import type { Answer, Caller } from "../support/caller.ts";
import { aCase, aCaseId } from "../support/cases.ts";
import { runningApi } from "../support/running-api.ts";

/**
 * Whoever restricts a case must remain able to see it: a list in which every id is mistyped would hide the case, its
 * tasks and the way back from everybody. Nobody works on cases here: an event that gets as far as its case is refused.
 */
const running = runningApi((service) => ({ service: asInProduction(service) }));

const PROGRAMMES = "/processes/bbrProgramme/cases";
const NOT_NAMED = {
  code: "senderNotNamed",
  field: "restrictedTo",
  message:
    "Must name you, by your user name or user_uuid, or be empty: whoever restricts a case must be able to see it afterwards",
};

let caseId = "";
beforeAll(async () => {
  caseId = await aCase(running().service.records, { caseId: aCaseId("bbrProgramme"), process: "bbrProgramme" });
});

const restrict = (api: Caller, ...restrictedTo: string[]): Promise<Answer> =>
  api.post(`${PROGRAMMES}/${caseId}/events/restrictionChanged`, { restrictedTo, explanation: "He is known here." });

const start = (api: Caller, ...restrictedTo: string[]): Promise<Answer> =>
  api.post(PROGRAMMES, participantInput(NOW.today, { restrictedTo }));

const TAKEN_TO_THE_CASE = aProblem(409, "refused");

describe("A case is not restricted", () => {
  test.each([
    ["to others alone", ["CARYS_LUND"]],
    ["to oneself mistyped", ["PRIYA-NAIR"]],
  ])("%s, later or from the start", async (_how, list) => {
    const priya = await running().as({ id: "PRIYA_NAIR" });
    for (const answer of [await restrict(priya, ...list), await start(priya, ...list)]) {
      expect(answer).toMatchObject(aProblem(400, "invalidRequest"));
      expect(answer.body["reasons"]).toEqual([NOT_NAMED]);
    }
  });

  test("to nobody, by an empty id", async () => {
    const { api, issuer } = running();
    for (const each of [api, api.as(await issuer.applicationToken())]) {
      expect(await restrict(each, "")).toMatchObject(aProblem(400, "invalidRequest"));
      expect(await start(each, "")).toMatchObject(aProblem(400, "invalidRequest"));
    }
  });

  test("to others in many cases at once: what is said to all, or to one", async () => {
    const priya = await running().as({ id: "PRIYA_NAIR" });
    const path = "/processes/bbrProgramme/events/restrictionChanged/bulk";
    const said = (...restrictedTo: string[]) => ({ restrictedTo, explanation: "He is known here." });
    const own = await priya.post(path, {
      body: said("PRIYA_NAIR"),
      cases: [{ caseId, body: said("CARYS_LUND") }],
    });
    expect(own.body["results"]).toEqual([{ caseId, result: "invalidRequest", reasons: [NOT_NAMED] }]);
    const common = await priya.post(path, { body: said("CARYS_LUND"), cases: [{ caseId }] });
    expect(common.body["results"]).toEqual([{ caseId, result: "invalidRequest", reasons: [NOT_NAMED] }]);
  });

  test("to others by whom an application acts for", async () => {
    const { api, issuer } = running();
    const forUser = api.as(await issuer.applicationToken({ claims: { sub: "PRIYA_NAIR", user_name: "PRIYA_NAIR" } }));
    expect(await restrict(forUser, "CARYS_LUND")).toMatchObject(aProblem(400, "invalidRequest"));
    const trusted = api.as(await issuer.applicationToken({ authorities: [ON_BEHALF_OF] }));
    const body = { restrictedTo: ["CARYS_LUND"], explanation: "He is known here." };
    const path = `${PROGRAMMES}/${caseId}/events/restrictionChanged`;
    expect(await trusted.post(path, body, { "x-actor-id": "PRIYA_NAIR" })).toMatchObject(
      aProblem(400, "invalidRequest"),
    );
  });
});

/** Started, and not written down: nobody works on cases here. A busy Temporal server may be asked again. */
async function expectStarted(api: Caller, ...restrictedTo: string[]): Promise<void> {
  await expect.poll(async () => (await start(api, ...restrictedTo)).status).toBe(202);
}

describe("A case may be restricted", () => {
  test.each([
    ["by user name, however it is written", { id: "PRIYA_NAIR" }, ["CARYS_LUND", "priya_nair"]],
    ["by the id that never changes", { id: "PRIYA_NAIR", claims: { user_uuid: "9f0a-11" } }, ["9F0A-11"]],
  ])("by somebody named, %s", async (_how, whose, list) => {
    const api = await running().as(whose);
    expect(await restrict(api, ...list)).toMatchObject(TAKEN_TO_THE_CASE);
    await expectStarted(api, ...list);
  });

  test("no longer, by anybody", async () => {
    expect(await restrict(running().api)).toMatchObject(TAKEN_TO_THE_CASE);
    await expectStarted(running().api);
  });

  test("to others by an application acting by itself, which is no member of staff", async () => {
    const system = running().api.as(await running().issuer.applicationToken());
    expect(await restrict(system, "CARYS_LUND")).toMatchObject(TAKEN_TO_THE_CASE);
    await expectStarted(system, "CARYS_LUND");
  });
});

test("A list that was taken before goes on working, and says nothing of itself to a sender it leaves out", async () => {
  const { records } = running().service;
  const state = { ...WAITING, restrictedTo: ["priya_nair"] };
  const before = await aCase(records, { caseId: aCaseId("bbrProgramme"), process: "bbrProgramme", state });
  expect((await (await running().as({ id: "PRIYA_NAIR" })).get(`/cases/${before}`)).status).toBe(200);
  expect((await (await running().as({ id: "CARYS_LUND" })).get(`/cases/${before}`)).status).toBe(404);
});
