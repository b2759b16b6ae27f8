import { describe, expect, test } from "vitest";
import { optInLetter } from "../../machines/opt-in-letter/contract.ts";
import { aCase } from "./support/cases.ts";
import { runningApi } from "./support/running-api.ts";

const running = runningApi();

describe("The log", () => {
  test("has one line for each request: its method, its route's pattern, its status and how long it took", async () => {
    const { api, service, log } = running();
    const caseId = await aCase(service.records);
    const before = log.length;
    await api.get(`/cases/${caseId}?x=1`);
    await api.get(`/cases/${caseId}`);
    await expect.poll(() => log.length).toBe(before + 2);
    const lines = log.slice(before).map((line) => JSON.parse(line) as object);
    expect(lines).toMatchObject([
      { method: "GET", route: "/cases/:caseId", status: 400, ms: expect.any(Number), reqId: expect.any(String) },
      { method: "GET", route: "/cases/:caseId", status: 200 },
    ]);
  });

  test("holds no id of a case, no name, no identifier, no body and no key", async () => {
    const { service, log } = running();
    const api = await running().as({ id: "AB12C", name: "Alex Practitioner" });
    const caseId = await aCase(service.records);
    const key = "a-key-nobody-should-log";
    await api.get(`/cases/${caseId}`);
    await api.post("/cases/search", { employeeNumber: "E7654321" });
    await api.post("/processes/optInLetter/cases", { ...optInLetter.inputExample, extra: "Nadia Secretname" });
    await api.post(
      `/processes/optInLetter/cases/${caseId}/events/noteAdded`,
      { note: "Secretnote" },
      {
        "idempotency-key": key,
      },
    );
    await api.get("/nothing/Secretname?crn=X320741");
    const all = log.join("");
    for (const secret of [caseId, "E7654321", "Secretname", "Secretnote", key, "AB12C", "Practitioner", "X320741"]) {
      expect(all).not.toContain(secret);
    }
  });
});
