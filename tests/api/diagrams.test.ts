import { describe, expect, test } from "vitest";
import { processSchema } from "../../api/processes/process-schema.ts";
import { contracts } from "../../machines/contracts.ts";
import { WAITING } from "../records/support/a-case.ts";
import { aProblem } from "./support/a-problem.ts";
import { aCase, aCaseId } from "./support/cases.ts";
import { runningApi } from "./support/running-api.ts";

const running = runningApi();

describe("The diagram of a process", () => {
  test("is an overview in Mermaid's language, as text that a browser shows", async () => {
    for (const process of Object.keys(contracts)) {
      const { status, contentType, body } = await running().api.get(`/processes/${process}/diagram`);
      expect({ status, contentType }).toEqual({ status: 200, contentType: "text/plain; charset=utf-8" });
      expect(body["text"]).toMatch(/^stateDiagram-v2\n {2}/);
    }
  });

  test("of the inside of a state is found from the process, which lists all of them", async () => {
    const { api } = running();
    const { diagrams } = processSchema.parse((await api.get("/processes/optInLetter")).body);
    expect(diagrams[0]).toEqual({ title: "Overview", href: "/processes/optInLetter/diagram" });
    expect(diagrams).toContainEqual({
      state: "awaitingResponse",
      title: "Awaiting response",
      href: "/processes/optInLetter/diagram?state=awaitingResponse",
    });
    const inside = await api.get("/processes/optInLetter/diagram?state=awaitingResponse");
    expect(inside.body["text"]).toContain("s_awaitingResponse_windowOpen_closing --> s_lapsed");
  });

  test("is not found for a process or a state that has none, and the answer names those that have", async () => {
    const { api } = running();
    const unknown = await api.get("/processes/nothing/diagram");
    expect(unknown).toMatchObject(aProblem(404, "notFound"));
    expect(unknown.body["detail"]).toContain("optInLetter");
    const undrawn = await api.get("/processes/optInLetter/diagram?state=withdrawn");
    expect(undrawn).toMatchObject(aProblem(404, "notFound"));
    expect(undrawn.body["reasons"]).toMatchObject([{ code: "noSuchDiagram", field: "state" }]);
    expect(undrawn.body["detail"]).toContain("awaitingResponse");
    const malformed = await api.get("/processes/optInLetter/diagram?state=..%2F");
    expect(malformed).toMatchObject(aProblem(400, "invalidRequest"));
  });
});

describe("The diagram of a case", () => {
  test("marks the states it is in and those around them", async () => {
    const { api, service } = running();
    const paths = ["optedIn.awaitingPayroll.confirming", "optedIn.awaitingPayroll.changing.standing"];
    const caseId = await aCase(service.records, { state: { ...WAITING, paths } });
    const { status, contentType, body } = await api.get(`/cases/${caseId}/diagram`);
    expect({ status, contentType }).toEqual({ status: 200, contentType: "text/plain; charset=utf-8" });
    expect(body["text"]).toContain(
      "class s_optedIn_awaitingPayroll_confirming,s_optedIn_awaitingPayroll_changing_standing current",
    );
    expect(body["text"]).toContain(
      "class s_optedIn,s_optedIn_awaitingPayroll,s_optedIn_awaitingPayroll_changing around",
    );
  });

  test("is linked from the case", async () => {
    const { api, service } = running();
    const caseId = await aCase(service.records);
    expect((await api.get(`/cases/${caseId}`)).body["links"]).toMatchObject({ diagram: `/cases/${caseId}/diagram` });
  });

  test("is not found without a case, nor for a version of its process that has been deleted", async () => {
    const { api, service } = running();
    expect(await api.get(`/cases/${aCaseId()}/diagram`)).toMatchObject(aProblem(404, "notFound"));
    const caseId = await aCase(service.records, { definitionVersion: 999 });
    const gone = await api.get(`/cases/${caseId}/diagram`);
    expect(gone).toMatchObject(aProblem(404, "notFound"));
    expect(gone.body["reasons"]).toMatchObject([{ code: "versionGone" }]);
  });
});
