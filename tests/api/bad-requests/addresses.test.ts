import { describe, expect, test } from "vitest";
import { contracts } from "../../../machines/contracts.ts";
import { optInLetter } from "../../../machines/opt-in-letter/contract.ts";
import { aProblem } from "../support/a-problem.ts";
import { runningApi } from "../support/running-api.ts";

const running = runningApi();
const NOBODY = `optInLetter-${"0".repeat(32)}`;
const START = "/processes/optInLetter/cases";

describe("What is not there is a 404 that says what is", () => {
  test("an unknown process names the processes", async () => {
    for (const path of ["/processes/emTga/cases", "/processes/emTga"]) {
      const answer = path.endsWith("cases") ? await running().api.post(path, {}) : await running().api.get(path);
      expect(answer).toMatchObject(aProblem(404, "notFound"));
      expect(answer.body["detail"]).toBe(`No process has this name. Processes: ${Object.keys(contracts).join(", ")}`);
    }
  });

  test("an unknown event names the events of its process", async () => {
    const answer = await running().api.post(`${START}/${NOBODY}/events/optedInn`, {});
    expect(answer).toMatchObject(aProblem(404, "notFound"));
    expect(answer.body["detail"]).toMatch(/^Opt-in letter has no event of this name\. Events: payFiguresProvided, /);
  });

  test("an unknown case is not found, whichever way it is asked for", async () => {
    const { api } = running();
    for (const id of [NOBODY, "optInLetter-nonsense", "x".repeat(300), "%00"]) {
      expect(await api.get(`/cases/${id}`)).toMatchObject(aProblem(404, "notFound"));
      expect(await api.get(`/cases/${id}/timeline`)).toMatchObject(aProblem(404, "notFound"));
      expect(await api.get(`/cases/${id}/messages`)).toMatchObject(aProblem(404, "notFound"));
      expect(await api.post(`/cases/${id}/calendar`, undefined)).toMatchObject(aProblem(404, "notFound"));
      expect(await api.post(`${START}/${id}/events/noteAdded`, { note: "Hello" })).toMatchObject(
        aProblem(404, "notFound"),
      );
    }
  });

  test("an unknown address says where to look", async () => {
    const answer = await running().api.get("/nothing");
    expect(answer).toMatchObject(aProblem(404, "notFound"));
    expect(answer.body["detail"]).toContain("/openapi.json");
  });

  test("an address that cannot be read is a bad request", async () => {
    expect(await running().api.get("/cases/%ff")).toMatchObject(aProblem(400, "invalidRequest"));
  });

  test("so is a file of the documentation that is out of its folder", async () => {
    for (const path of [
      "/docs/static/%00",
      "/docs/static/a%00b",
      "/docs/static/%5C",
      "/docs/static/missing.js",
      "/docs/static/..%2f..%2fapi.ts",
    ]) {
      expect(await running().api.get(path)).toMatchObject(aProblem(404, "notFound"));
    }
  });
});

describe("Where there is no rehearsal", () => {
  test("no case can be born as one, and no clock moved", async () => {
    const { api } = running();
    expect(await api.post(`${START}?rehearsal=true`, optInLetter.inputExample)).toMatchObject(
      aProblem(400, "invalidRequest"),
    );
    expect(await api.post(`/rehearsal/cases/${NOBODY}/forward`, { duration: "P1D" })).toMatchObject(
      aProblem(404, "notFound"),
    );
  });
});
