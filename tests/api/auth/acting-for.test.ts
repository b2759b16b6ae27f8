import { describe, expect, test } from "vitest";
import { ON_BEHALF_OF } from "../../../api/auth/authorities.ts";
import { aProblem } from "../support/a-problem.ts";
import { runningApi } from "../support/running-api.ts";
import type { Whose } from "../support/test-issuer.ts";

const running = runningApi();

const PRIYA = { "x-actor-id": "AB12C", "x-actor-name": "Priya Nair" };
const TRUSTED = { client: "hub", roles: ["sscl", "payroll"], authorities: [ON_BEHALF_OF] };

async function me(whose: Whose, headers: Readonly<Record<string, string>>) {
  const { api, issuer } = running();
  return api.as(await issuer.applicationToken(whose)).get("/me", headers);
}

describe("An application that is trusted to say who it acts for", () => {
  test("acts for whom it names, with its own roles and under its own name", async () => {
    expect((await me(TRUSTED, PRIYA)).body).toMatchObject({
      kind: "application",
      id: "AB12C",
      displayName: "Priya Nair",
      client: "hub",
      roles: ["sscl", "payroll"],
    });
  });

  test("acts by itself when it names nobody", async () => {
    expect((await me(TRUSTED, {})).body).toMatchObject({ id: "hub", displayName: "hub" });
  });

  test("says in which of its roles they act, and never in another", async () => {
    expect((await me(TRUSTED, { ...PRIYA, "x-actor-role": "payroll" })).body).toMatchObject({ roles: ["payroll"] });
    expect(await me(TRUSTED, { ...PRIYA, "x-actor-role": "hrLead" })).toMatchObject(aProblem(403, "forbidden"));
  });

  test("must say who it is, if anything of them", async () => {
    const answer = await me(TRUSTED, { "x-actor-name": "Priya Nair" });
    expect(answer).toMatchObject(aProblem(400, "invalidRequest"));
    expect(answer.body["reasons"]).toMatchObject([{ code: "missing", field: "X-Actor-Id" }]);
  });
});

describe("The same headers from anybody else are refused, and not let pass", () => {
  test.each([
    ["an application that is not trusted", { roles: ["sscl"] }],
    ["one whose token names a user already", { ...TRUSTED, claims: { sub: "CD34E", user_name: "CD34E" } }],
  ])("%s", async (_what, whose) => {
    const answer = await me(whose, PRIYA);
    expect(answer).toMatchObject(aProblem(403, "forbidden"));
    expect(answer.body["reasons"]).toMatchObject([
      { code: "notTrusted", field: "X-Actor-Id" },
      { code: "notTrusted", field: "X-Actor-Name" },
    ]);
  });

  test("a person, even one who was given the authority by mistake", async () => {
    const api = await running().as({ authorities: [ON_BEHALF_OF] });
    expect(await api.get("/me", PRIYA)).toMatchObject(aProblem(403, "forbidden"));
  });
});
