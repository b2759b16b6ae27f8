import { describe, expect, test } from "vitest";
import { aProblem } from "../support/a-problem.ts";
import { runningApi } from "../support/running-api.ts";

const running = runningApi();
const ROSTER = `/processes/optInCampaign/cases/optInCampaign-${"0".repeat(32)}/roster/${"0".repeat(32)}`;

describe("The query of a list", () => {
  test.each([
    ["/cases?proces=optInLetter", "proces"],
    ["/cases?process=unpaidWork", "process"],
    ["/cases?limit=0", "limit"],
    ["/cases?limit=many", "limit"],
    ["/cases?limit=", "limit"],
    ["/cases?limit=1e1", "limit"],
    ["/cases?limit=0x10", "limit"],
    ["/cases?limit=99999999999999999999", "limit"],
    [`${ROSTER}?afterLine=`, "afterLine"],
    [`${ROSTER}?afterLine=2147483648`, "afterLine"],
    ["/cases?status=open", "status"],
    ["/cases?state=a..b", "state"],
    ["/cases?dueBefore=2027-02-30T00:00:00Z", "dueBefore"],
    ["/cases?dueBefore=tomorrow", "dueBefore"],
    ["/cases?dueBefore=0000-01-01T00:00:00Z", "dueBefore"],
    ["/tasks?dueBefore=0001-01-01T00:00:00%2B14:00", "dueBefore"],
    ["/cases.csv?dueBefore=9999-12-31T23:59:59-14:00", "dueBefore"],
    ["/cases?dueWithin=P1M", "dueWithin"],
    ["/cases?dueWithin=P", "dueWithin"],
    ["/cases?dueWithin=P99999D", "dueWithin"],
    ["/cases?dueWithin=P1D&dueBefore=2027-01-01T00:00:00Z", "dueWithin"],
    ["/cases?after=nonsense", "after"],
    ["/cases?process=optInLetter&process=optInCampaign", "process"],
    ["/tasks?overdue=yes", "overdue"],
    ["/tasks?role=hr%20operations", "role"],
    ["/processes?x=1", "x"],
    ["/cases?__proto__=1", "__proto__"],
  ])("%s is refused by the name of %s", async (path, field) => {
    const answer = await running().api.get(path);
    expect(answer).toMatchObject(aProblem(400, "invalidRequest"));
    expect(answer.body["reasons"]).toMatchObject([{ field }]);
  });

  test("a search needs an identifier, and a real one", async () => {
    const { api } = running();
    expect(await api.post("/cases/search", {})).toMatchObject(aProblem(400, "invalidRequest"));
    expect(await api.post("/cases/search", { crn: "320741" })).toMatchObject(aProblem(400, "invalidRequest"));
    expect(await api.post("/cases/search", { name: "Nadia Secretname" })).toMatchObject(
      aProblem(400, "invalidRequest"),
    );
  });

  test("has no NUL, which the records cannot hold", async () => {
    for (const path of ["/cases?memberOf=a%00b", "/cases.csv?memberOf=%00", "/tasks?caseId=%00", "/tasks?%00"]) {
      expect(await running().api.get(path)).toMatchObject(aProblem(400, "invalidRequest"));
    }
    expect((await running().api.get("/cases?memberOf=%2500")).status).toBe(200);
  });

  test.each([
    [1, "\0"],
    [8.64e15, "x"],
    [-8.64e15, "x"],
    [1e300, "x"],
    ["1", "x"],
    [1, 1],
    [1],
    { 0: 1, 1: "x", length: 2 },
  ])("goes on from no place that somebody made up: %j", async (...place) => {
    const after = Buffer.from(JSON.stringify(place.length === 1 ? place[0] : place)).toString("base64url");
    for (const path of ["/cases", "/tasks"]) {
      const answer = await running().api.get(`${path}?after=${after}`);
      expect(answer).toMatchObject(aProblem(400, "invalidRequest"));
      expect(answer.body["reasons"]).toMatchObject([{ code: "unknownPlace", field: "after" }]);
    }
  });
});
