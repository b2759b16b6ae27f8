import { describe, expect, test } from "vitest";
import { caseSchema } from "../../api/cases/case-schema.ts";
import { policyJson } from "../../api/processes/policy-json.ts";
import { policySchema } from "../../api/processes/policy-schema.ts";
import { contracts } from "../../machines/contracts.ts";
import { optInLetter } from "../../machines/opt-in-letter/contract.ts";
import type { ProcessContract } from "../../machines/shared/process-contract.ts";
import { WAITING } from "../records/support/a-case.ts";
import { aProblem } from "./support/a-problem.ts";
import { aCase } from "./support/cases.ts";
import { runningApi } from "./support/running-api.ts";

const running = runningApi();

describe("The policy of a process", () => {
  test("has every value with its source, and says which are assumptions", async () => {
    const { status, body } = await running().api.get("/processes/optInLetter/policy");
    expect(status).toBe(200);
    const { policies, assumptions } = policySchema.parse(body);
    expect(policies).toMatchObject([{ policy: "settings", versions: [{ validFrom: "2022-11-01", inForce: true }] }]);
    expect(policies[0]?.versions[0]?.items).toEqual(
      expect.arrayContaining([
        { name: "remindersAt", value: "09:00", source: "processes.md, Clocks", assumption: false },
        { name: "reminderDaysBeforeClose", value: 7, source: "One week is left to act", assumption: true },
      ]),
    );
    expect(assumptions).toEqual(optInLetter.assumptions);
  });

  test("can be read of every process, and each is linked from it", async () => {
    const { api } = running();
    for (const { process, policies } of Object.values<ProcessContract>(contracts)) {
      const { body } = await api.get(`/processes/${process}`);
      const { policy } = body["links"] as { policy: string };
      const read = policySchema.parse((await api.get(policy)).body);
      expect(read.policies.map((each) => each.policy)).toEqual(Object.keys(policies));
    }
  });

  test("says which version is in force on the day it is read", () => {
    const [first] = optInLetter.policies.settings;
    const settings = [
      { ...first, validFrom: "2022-11-01", validTo: "2027-03-31", items: {} },
      { ...first, validFrom: "2027-04-01", items: {} },
    ];
    const inForceOn = (today: string): readonly string[] =>
      policyJson({ ...optInLetter, policies: { settings } }, today).policies.flatMap(({ versions }) =>
        versions.filter(({ inForce }) => inForce).map(({ validFrom }) => validFrom),
      );
    expect(inForceOn("2022-10-31")).toEqual([]);
    expect(inForceOn("2027-03-31")).toEqual(["2022-11-01"]);
    expect(inForceOn("2027-04-01")).toEqual(["2027-04-01"]);
  });

  test("is not found for what is no process", async () => {
    expect(await running().api.get("/processes/nothing/policy")).toMatchObject(aProblem(404, "notFound"));
  });
});

describe("A case", () => {
  test("says under which version of each policy it started, apart from its data", async () => {
    const { api, service } = running();
    const facts = { name: "Nadia Secretname", policyFrom: { settings: "2022-11-01" } };
    const caseId = await aCase(service.records, { state: { ...WAITING, facts } });
    const read = caseSchema.parse((await api.get(`/cases/${caseId}`)).body);
    expect(read.policyFrom).toEqual({ settings: "2022-11-01" });
    expect(read.facts).toEqual({ name: "Nadia Secretname" });
    expect(read.links.policy).toBe("/processes/optInLetter/policy");
  });

  test("that started before this was written down says nothing of it", async () => {
    const { api, service } = running();
    const caseId = await aCase(service.records, { state: { ...WAITING, facts: { policyFrom: {} } } });
    const { body } = await api.get(`/cases/${caseId}`);
    expect(body).not.toHaveProperty("policyFrom");
    expect(body["facts"]).toEqual({});
  });
});
