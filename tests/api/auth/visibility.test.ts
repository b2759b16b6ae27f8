import { beforeAll, describe, expect, test } from "vitest";
import { opened, queued, START, WAITING } from "../../records/support/a-case.ts";
import { asInProduction } from "../../support/patience.ts";
import { aProblem } from "../support/a-problem.ts";
import type { Answer, Caller } from "../support/caller.ts";
import { aCase, aCaseId } from "../support/cases.ts";
import { aCampaign, fileOf, letterFor, submitFile } from "../support/letters.ts";
import { runningApi } from "../support/running-api.ts";
import type { Whose } from "../support/test-issuer.ts";

const moved: string[] = [];
const running = runningApi((service) => ({
  service: asInProduction(service),
  rehearsal: {
    begin: async () => {},
    forward: async (caseId) => {
      moved.push(caseId);
      return { refused: "This test moves no clock" };
    },
  },
}));

const EMPLOYEE = "E4440001";
const IMPORT = "0".repeat(32);

/** Everything that can be asked of one case. */
const EVERYTHING: Readonly<Record<string, (api: Caller, caseId: string) => Promise<Answer>>> = {
  "reading it": (api, caseId) => api.get(`/cases/${caseId}`),
  "its timeline": (api, caseId) => api.get(`/cases/${caseId}/timeline`),
  "a page of its timeline past the end": (api, caseId) => api.get(`/cases/${caseId}/timeline?limit=1`),
  "its messages": (api, caseId) => api.get(`/cases/${caseId}/messages`),
  "its diagram": (api, caseId) => api.get(`/cases/${caseId}/diagram`),
  "a new calendar": (api, caseId) => api.post(`/cases/${caseId}/calendar`, undefined),
  "an event": (api, caseId) => api.post(eventOf(caseId, "noteAdded"), { note: "Hello" }),
  "an event that its state does not take": (api, caseId) =>
    api.post(eventOf(caseId, "personDied"), { on: "2026-11-20" }),
  "moving its clock": (api, caseId) => api.post(`/rehearsal/cases/${caseId}/forward`, { duration: "P1D" }),
};

/** And of a campaign. */
const OF_A_CAMPAIGN: typeof EVERYTHING = {
  "a file of people": (api, caseId) => submitFile(api, `/processes/optInCampaign/cases/${caseId}`, fileOf("E1")),
  "the report of a file": (api, caseId) => api.get(`/processes/optInCampaign/cases/${caseId}/roster/${IMPORT}`),
};

const eventOf = (caseId: string, event: string): string => `/processes/optInLetter/cases/${caseId}/events/${event}`;

/** A letter, with something in every list there is. */
async function aLetter(
  state: { restrictedTo?: readonly string[] },
  opening: { region?: string } = {},
): Promise<string> {
  const caseId = aCaseId();
  return aCase(running().service.records, {
    caseId,
    state: { ...WAITING, ...state },
    opening: {
      startedAt: START,
      identifiers: [{ kind: "employeeNumber", value: EMPLOYEE }],
      rehearsal: false,
      ...opening,
    },
    tasks: [opened(`${caseId}/1`)],
    messages: [queued(`${caseId}/2`)],
  });
}

/** The cases somebody finds, in each of the ways there are to find any. */
async function foundBy(api: Caller): Promise<Readonly<Record<string, readonly string[]>>> {
  const ids = ({ body }: Answer, of: string): string[] =>
    (body[of] as { caseId: string }[]).map(({ caseId }) => caseId);
  return {
    list: ids(await api.get("/cases?limit=200"), "cases"),
    tasks: ids(await api.get("/tasks?limit=200"), "tasks"),
    search: ids(await api.post("/cases/search", { employeeNumber: EMPLOYEE }), "cases"),
    file: (await textOf(api, "/cases.csv")).split("\r\n").map((line) => line.split(",")[0] ?? ""),
  };
}

async function textOf(api: Caller, path: string): Promise<string> {
  return String((await api.get(path)).body["text"]);
}

const EVERYWHERE = ["list", "tasks", "search", "file"];

/** The ways by which somebody found a case. */
function waysTo(caseId: string, found: Awaited<ReturnType<typeof foundBy>>): string[] {
  return EVERYWHERE.filter((way) => found[way]?.includes(caseId));
}

describe("A case that is restricted", () => {
  let caseId = "";
  let campaign = "";
  beforeAll(async () => {
    caseId = await aLetter({ restrictedTo: ["AB12C", "CD34E"] });
    campaign = aCaseId("optInCampaign");
    await aCase(running().service.records, { caseId: campaign, state: { ...WAITING, restrictedTo: ["AB12C"] } });
  });

  test.each(Object.entries(EVERYTHING))("is not there for others: %s", async (_what, ask) => {
    const stranger = await running().as({ id: "EF56G" });
    const answer = await ask(stranger, caseId);
    expect(answer).toMatchObject(aProblem(404, "notFound"));
    // To the letter what is answered for a case that nobody has.
    expect(answer.body).toEqual((await ask(stranger, aCaseId())).body);
  });

  test.each(Object.entries(OF_A_CAMPAIGN))("nor is a campaign: %s", async (_what, ask) => {
    expect(await ask(await running().as({ id: "EF56G" }), campaign)).toMatchObject(aProblem(404, "notFound"));
  });

  test("is there for those it is restricted to, by user name or by the id that never changes", async () => {
    const people = [{ id: "CD34E" }, { id: "X", claims: { user_uuid: "AB12C" } }];
    for (const whose of people) {
      const api = await running().as(whose);
      for (const what of ["reading it", "its timeline", "its messages", "its diagram"]) {
        expect((await EVERYTHING[what]?.(api, caseId))?.status).toBe(200);
      }
      expect(waysTo(caseId, await foundBy(api))).toEqual(EVERYWHERE);
    }
  });

  test("is in no list, no search and no tasks of others, and counts for nothing there", async () => {
    const stranger = await running().as({ id: "EF56G" });
    expect(waysTo(caseId, await foundBy(stranger))).toEqual([]);
    expect((await stranger.get(`/tasks?caseId=${caseId}`)).body).toEqual({ tasks: [] });
    const page = await stranger.get("/cases?limit=1");
    const only = (await stranger.get("/cases?limit=200")).body["cases"] as unknown[];
    expect("next" in page.body).toBe(only.length > 1);
  });

  test("is not there for an application acting by itself, and is for one acting for its user", async () => {
    const { api, issuer } = running();
    const asked = async (claims: object): Promise<number> =>
      (await api.as(await issuer.applicationToken({ client: "AB12C", claims: { ...claims } })).get(`/cases/${caseId}`))
        .status;
    expect(await asked({})).toBe(404);
    expect(await asked({ sub: "CD34E", user_name: "CD34E" })).toBe(200);
  });

  test("has no clock that others move", () => {
    expect(moved).toEqual([]);
  });
});

describe("A token for some regions", () => {
  const cases: Record<string, string> = {};
  beforeAll(async () => {
    cases["London"] = await aLetter({}, { region: "London" });
    cases["Wales"] = await aLetter({}, { region: "Wales" });
    cases["no region"] = await aLetter({});
  });
  const LONDONER: Whose = { regions: ["London", "Narnia"] };

  test.each(Object.entries(EVERYTHING))("does not show the cases of others: %s", async (_what, ask) => {
    const answer = await ask(await running().as(LONDONER), cases["Wales"] ?? "");
    expect(answer).toMatchObject(aProblem(404, "notFound"));
  });

  test("shows those of its own, and those without a region, everywhere", async () => {
    const api = await running().as(LONDONER);
    const found = await foundBy(api);
    for (const [region, there] of Object.entries({ London: true, "no region": true, Wales: false })) {
      expect(waysTo(cases[region] ?? "", found)).toEqual(there ? EVERYWHERE : []);
      expect((await api.get(`/cases/${cases[region]}`)).status).toBe(there ? 200 : 404);
    }
  });

  test("for none shows those without a region, and one for all everything", async () => {
    const none = await foundBy(await running().as({ regions: [] }));
    const everything = await foundBy(await running().as({ regions: "all" }));
    for (const [region, caseId] of Object.entries(cases)) {
      expect(waysTo(caseId, none)).toEqual(region === "no region" ? EVERYWHERE : []);
      expect(waysTo(caseId, everything)).toEqual(EVERYWHERE);
    }
  });

  test("does not start a case in another, and says for which it is", async () => {
    const api = await running().as(LONDONER);
    const letter = letterFor();
    const inWales = { ...letter, employee: { ...(letter["employee"] as object), region: "Wales" } };
    const answer = await api.post("/processes/optInLetter/cases", inWales);
    expect(answer).toMatchObject(aProblem(403, "forbidden"));
    expect(answer.body["reasons"]).toEqual([{ code: "otherRegion", message: "Your token is for London, Narnia" }]);
  });

  test("lets a body that is not valid be refused for what is wrong with it", async () => {
    const api = await running().as(LONDONER);
    expect(await api.post("/processes/optInLetter/cases", {})).toMatchObject(aProblem(400, "invalidRequest"));
  });

  test("starts what has no region", async () => {
    const api = await running().as(LONDONER);
    const { status } = await api.post("/processes/optInCampaign/cases", aCampaign());
    // Nobody works on cases here: it is started, and not written down yet.
    expect(status).toBe(202);
  });

  test("does not submit a file, which may hold people of any", async () => {
    const campaign = await aCase(running().service.records, { caseId: aCaseId("optInCampaign") });
    const path = `/processes/optInCampaign/cases/${campaign}`;
    expect(await submitFile(await running().as(LONDONER), path, fileOf("E1"))).toMatchObject(
      aProblem(403, "forbidden"),
    );
  });
});
