import { Readable } from "node:stream";
import { parse } from "csv-parse/sync";
import { pino } from "pino";
import { beforeAll, describe, expect, test } from "vitest";
import { CASE_COLUMNS } from "../../api/cases/case-columns.ts";
import { followedBy } from "../../api/cases/csv-route.ts";
import { csvPages } from "../../api/cases/csv-pages.ts";
import { DAY, START, WAITING } from "../records/support/a-case.ts";
import { aProblem } from "./support/a-problem.ts";
import type { Caller } from "./support/caller.ts";
import { aCase } from "./support/cases.ts";
import { runningApi } from "./support/running-api.ts";

const running = runningApi();

async function rows(api: Caller, query = ""): Promise<Record<string, string>[]> {
  const { status, body } = await api.get(`/cases.csv${query}`);
  expect(status).toBe(200);
  return parse(body["text"] as string, { columns: true });
}

const opening = (more: { region?: string; memberOf?: string }) => ({
  startedAt: START,
  identifiers: [{ kind: "crn" as const, value: "X320741" }],
  rehearsal: false,
  ...more,
});

describe("The file of cases", () => {
  test("has a row for each, with where it stands, in UTF-8 that a spreadsheet takes for it", async () => {
    const { api, service } = running();
    const memberOf = await aCase(service.records, { process: "optInCampaign" });
    const state = {
      ...WAITING,
      words: ["Awaiting a response", "Café – open"],
      owner: { role: "sscl", name: "Jo Smith" },
    };
    const caseId = await aCase(service.records, { state, opening: opening({ region: "London", memberOf }) });
    const answer = await fetch(new URL(`/cases.csv?memberOf=${memberOf}`, api.url), {
      headers: { authorization: `Bearer ${await running().issuer.token()}` },
    });
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8; header=present");
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="cases.csv"');
    expect(answer.headers.get("cache-control")).toBe("no-store");
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(parse(bytes, { bom: true, columns: true })).toEqual([
      {
        caseId,
        process: "optInLetter",
        title: "Opt-in letter",
        status: "active",
        state: "awaitingResponse",
        stateInWords: "Awaiting a response; Café – open",
        since: "2022-11-10T09:00:00.000Z",
        outcome: "",
        ownerRole: "sscl",
        region: "London",
        memberOf,
        nextDeadline: "2022-12-01T09:00:00.000Z",
        startedAt: "2022-11-10T09:00:00.000Z",
        updatedAt: "2022-11-10T09:00:00.000Z",
        rehearsal: "false",
      },
    ]);
  });

  test("holds no personal data", async () => {
    const { api, service } = running();
    await aCase(service.records, { state: { ...WAITING, owner: { role: "sscl", name: "Jo Smith" } } });
    const { body } = await api.get("/cases.csv");
    for (const personal of ["Secretname", "Jo Smith", "X320741"]) expect(body["text"]).not.toContain(personal);
  });

  test("runs nothing in a spreadsheet", async () => {
    const { api, service } = running();
    const memberOf = await aCase(service.records, { process: "optInCampaign" });
    const words = ['=HYPERLINK("https://example.org","look")'];
    await aCase(service.records, { state: { ...WAITING, words }, opening: opening({ memberOf }) });
    expect(await rows(api, `?memberOf=${memberOf}`)).toMatchObject([{ stateInWords: `'${words[0]}` }]);
  });

  test("is filtered as the list is, and by region", async () => {
    const { api, service } = running();
    const memberOf = await aCase(service.records, { process: "optInCampaign" });
    const soon = [{ name: "close", label: "Window closes", due: Date.now() + DAY }];
    const inWales = await aCase(service.records, { opening: opening({ region: "Wales", memberOf }) });
    const dueSoon = await aCase(service.records, {
      state: { ...WAITING, deadlines: soon },
      opening: opening({ memberOf }),
    });
    for (const [query, expected] of [
      ["region=Wales", [inWales]],
      [`dueBefore=${new Date().toISOString()}`, [inWales]],
      ["dueWithin=P2D&status=active&state=awaitingResponse", [inWales, dueSoon].sort()],
      ["status=ended", []],
    ] as const) {
      const file = await rows(api, `?memberOf=${memberOf}&${query}`);
      expect(file.map(({ caseId }) => caseId)).toEqual(expected);
      const list = (await api.get(`/cases?memberOf=${memberOf}&${query}`)).body["cases"] as { caseId: string }[];
      expect(list.map(({ caseId }) => caseId).sort()).toEqual(expected);
    }
  });

  test("has the header alone when there is no case", async () => {
    const { body } = await running().api.get("/cases.csv?memberOf=nobody");
    expect(body["text"]).toBe(`${CASE_COLUMNS.join(",")}\r\n`);
  });

  test("has no pages, and says so", async () => {
    for (const query of ["limit=5", "after=x", "region=Narnia", "dueWithin=P1D&dueBefore=2027-01-31T00:00:00Z"]) {
      expect(await running().api.get(`/cases.csv?${query}`)).toMatchObject(aProblem(400, "invalidRequest"));
    }
  });
});

describe("The file of more cases than are read at once", () => {
  test("has each of them once, with one header", async () => {
    const { service } = running();
    const { records } = service;
    const memberOf = await aCase(records, { process: "optInCampaign" });
    const ids: string[] = [];
    for (let each = 0; each < 6; each += 1) ids.push(await aCase(records, { opening: opening({ memberOf }) }));
    for (const atOnce of [2, 4, 6, 7]) {
      const pages: string[] = [];
      for await (const page of csvPages(service, { memberOf }, atOnce)) pages.push(page);
      const file = parse(pages.join(""), { bom: true, columns: true }) as Record<string, string>[];
      expect(file.map(({ caseId }) => caseId)).toEqual(ids.sort());
    }
  });
});

describe("A file that breaks off through the service's own fault", () => {
  test("is broken off for whoever reads it, and its fault is logged without what was asked", async () => {
    const lines: string[] = [];
    const log = pino({}, { write: (line: string) => void lines.push(line) });
    const broken = Readable.from(followedBy("caseId", failing(), log));
    await expect(broken.toArray()).rejects.toThrow("Failed query");
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      { level: 50, error: "Error", msg: "a file of cases broke off" },
    ]);
    expect(lines.join()).not.toContain("AB12C");
  });
});

async function* failing(): AsyncGenerator<string> {
  yield "optInLetter-1";
  throw new Error("Failed query: select\nparams: AB12C");
}

describe("The file of cases for somebody", () => {
  const cases: Record<string, string> = {};
  beforeAll(async () => {
    const { records } = running().service;
    cases["London"] = await aCase(records, { opening: opening({ region: "London" }) });
    cases["Wales"] = await aCase(records, { opening: opening({ region: "Wales" }) });
    cases["no region"] = await aCase(records);
    cases["restricted"] = await aCase(records, { state: { ...WAITING, restrictedTo: ["AB12C"] } });
    cases["a campaign"] = await aCase(records, { process: "optInCampaign" });
  });

  test.each([
    ["of one region", { regions: ["London"], id: "EF56G" }, ["London", "a campaign", "no region"]],
    ["a case is restricted to", { id: "AB12C" }, ["London", "Wales", "a campaign", "no region", "restricted"]],
    ["who reads another process", { roles: ["clinicalLead"] }, []],
  ])("%s has what they may know of", async (_who, whose, expected) => {
    const found = new Set((await rows(await running().as(whose))).map(({ caseId }) => caseId));
    const names = Object.keys(cases).filter((name) => found.has(cases[name] ?? ""));
    expect(names.sort()).toEqual(expected);
  });

  test("who asks for another region than theirs is empty", async () => {
    expect(await rows(await running().as({ regions: ["London"] }), "?region=Wales")).toEqual([]);
  });

  test("who asks for a process that is not theirs is refused", async () => {
    const stranger = await running().as({ roles: ["clinicalLead"] });
    expect(await stranger.get("/cases.csv?process=optInLetter")).toMatchObject(aProblem(403, "forbidden"));
  });
});
