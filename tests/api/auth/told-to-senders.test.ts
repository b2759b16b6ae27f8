import { describe, expect, test } from "vitest";
import type { Principal } from "../../../api/auth/principal.ts";
import { readCase } from "../../../api/cases/read-case.ts";
import { aboutCasesKnown } from "../../../api/processes/about-cases-known.ts";
import { opened, WAITING } from "../../records/support/a-case.ts";
import { aCase, aCaseId } from "../support/cases.ts";
import { runningApi, someDeps } from "../support/running-api.ts";

const running = runningApi();

const SENDER: Principal = {
  kind: "person",
  id: "AB12C",
  displayName: "Priya Nair",
  staffIds: ["AB12C"],
  client: "tests",
  roles: ["sscl"],
  regions: "all",
};

describe("The answer to whoever has done something with a case", () => {
  test("is the case, with its facts and tasks, for those who may read it", async () => {
    const { service } = running();
    const caseId = aCaseId();
    await aCase(service.records, { caseId, tasks: [opened(`${caseId}/1`)] });
    const found = await readCase(someDeps(service, []), SENDER, caseId);
    expect(found).toMatchObject({ caseId, facts: { name: "Nadia Secretname" }, tasks: [{ task: "findAddress" }] });
  });

  test.each([
    ["who may not read the process", { ...SENDER, roles: ["clinicalLead"] as const }, {}],
    ["whom the case is restricted from meanwhile", SENDER, { restrictedTo: ["CD34E"] }],
  ])("is where it stands and no more for those %s", async (_who, principal, state) => {
    const { service } = running();
    const caseId = aCaseId();
    await aCase(service.records, { caseId, state: { ...WAITING, ...state }, tasks: [opened(`${caseId}/1`)] });
    const found = await readCase(someDeps(service, []), principal, caseId);
    expect(found).toMatchObject({ caseId, state: { paths: WAITING.paths }, tasks: [] });
    expect(found).not.toHaveProperty("facts");
  });
});

describe("A refusal because of another case", () => {
  const heldBy = (caseId: string) => [{ code: "heldByAnotherCase", message: `Another case holds this: ${caseId}` }];

  test("names it to those who may know of it", async () => {
    const { service } = running();
    const reasons = heldBy(await aCase(service.records));
    expect(await aboutCasesKnown(someDeps(service, []), SENDER, "bbrGroup", reasons)).toEqual(reasons);
  });

  test("does not name it to others", async () => {
    const { service } = running();
    const reasons = heldBy(await aCase(service.records, { state: { ...WAITING, restrictedTo: ["CD34E"] } }));
    expect(await aboutCasesKnown(someDeps(service, []), SENDER, "bbrGroup", reasons)).toEqual([
      {
        code: "heldByAnotherCase",
        message: "Another case stands against it, which is not yours to see, or not written down yet",
      },
    ]);
  });

  test.each(["notListed", "listedTwice", "notDue", "nothingToFollowUp"])(
    "lists by their ids, as the group shows them, those on a register who are not the sender's to know of: %s",
    async (code) => {
      const { service } = running();
      const withheld = await aCase(service.records, { state: { ...WAITING, restrictedTo: ["CD34E"] } });
      const reasons = [{ code, message: `Was due and is not listed: ${withheld}`, field: "entries" }];
      expect(await aboutCasesKnown(someDeps(service, []), SENDER, "bbrGroup", reasons)).toEqual(reasons);
      // Another process has no such list.
      expect(await aboutCasesKnown(someDeps(service, []), SENDER, "optInLetter", reasons)).not.toEqual(reasons);
    },
  );

  test("does not say of whom a facilitator must keep away, when that is not the sender's to know", async () => {
    const { service } = running();
    const withheld = await aCase(service.records, { state: { ...WAITING, restrictedTo: ["CD34E"] } });
    const message = `One of them must not run a group for a participant: ${withheld}`;
    const [told] = await aboutCasesKnown(someDeps(service, []), SENDER, "bbrGroup", [
      { code: "conflictWithFacilitator", message, field: "facilitators" },
    ]);
    expect(told?.message).not.toContain(withheld);
  });
});
