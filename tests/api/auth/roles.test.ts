import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Api } from "../../../api/api.ts";
import { permissionsOf } from "../../../api/auth/permissions.ts";
import { createApi } from "../../../api/create-api.ts";
import { contracts } from "../../../machines/contracts.ts";
import type { ProcessContract } from "../../../machines/shared/process-contract.ts";
import { ROLES, type Role } from "../../../machines/shared/roles.ts";
import { aProblem } from "../support/a-problem.ts";
import { aCase, aCaseId } from "../support/cases.ts";
import { runningApi, someDeps } from "../support/running-api.ts";

/** Every process of this service, as its contract says who may do what. */
const all = Object.values<ProcessContract>(contracts);
const roles = Object.keys(ROLES) as Role[];

/** Everything that a contract allows to some and not to others, and where it is asked for. */
const commands = all.flatMap(({ process, startedBy, events, members }) => {
  const caseId = aCaseId(process);
  return [
    { what: `start ${process}`, url: `/processes/${process}/cases`, allowed: startedBy },
    ...(members
      ? [{ what: `${process}: roster`, url: `/processes/${process}/cases/${caseId}/roster`, allowed: startedBy }]
      : []),
    ...Object.entries(events).map(([event, { sentBy }]) => ({
      what: `${process}: ${event}`,
      url: `/processes/${process}/cases/${caseId}/events/${event}`,
      allowed: sentBy,
    })),
  ];
});

describe("Roles in contracts", () => {
  test("are roles that somebody can have, or the service's own", () => {
    const named = all.flatMap(({ startedBy, readBy = [], events }) => [
      ...startedBy,
      ...readBy,
      ...Object.values(events).flatMap(({ sentBy }) => sentBy),
    ]);
    expect([...new Set(named)].filter((role) => role !== "system" && !roles.includes(role as Role))).toEqual([]);
  });
});

describe("Every start, file and event", () => {
  let app: Api;

  beforeAll(async () => {
    const verify = async (named: string) => ({
      actsForOthers: false,
      principal: {
        kind: "person" as const,
        id: "AB12C",
        displayName: "Priya Nair",
        staffIds: ["AB12C"],
        client: "tests",
        roles: named.split("+") as Role[],
        regions: "all" as const,
      },
    });
    // Nothing gets as far as the service: whoever is let in sends no Idempotency-Key, and is refused for that.
    app = await createApi(someDeps({} as never, [], verify));
  });
  afterAll(() => app.close());

  const answered = async (url: string, ...as: readonly string[]): Promise<number> => {
    const headers = { authorization: `Bearer ${as.join("+")}` };
    return (await app.inject({ method: "POST", url, headers })).statusCode;
  };

  test.each(commands)("$what: is open to each role its contract names, and to no other", async ({ url, allowed }) => {
    for (const role of allowed)
      if (role !== "system") expect({ role, is: await answered(url, role) }).toEqual({ role, is: 400 });
    // Somebody with every other role there is.
    const others = roles.filter((role) => !allowed.includes(role));
    expect(await answered(url, "none", ...others)).toBe(403);
  });

  test("are refused with the roles that may, in words and as authorities", async () => {
    const url = "/processes/optInCampaign/cases";
    const answer = await app.inject({ method: "POST", url, headers: { authorization: "Bearer employee" } });
    expect(answer.headers["www-authenticate"]).toBe('Bearer realm="throughcare", error="insufficient_scope"');
    expect(answer.json()).toMatchObject({
      status: 403,
      detail: "This takes one of these roles: Harmonisation team",
      reasons: [
        { code: "roleNeeded", message: "harmonisationTeam, by the authority ROLE_THROUGHCARE__HARMONISATION_TEAM" },
      ],
    });
  });
});

describe("Who may read", () => {
  const contract = { ...contracts.optInCampaign, readBy: undefined } as unknown as ProcessContract;
  const readers = (changes: Partial<ProcessContract>): readonly string[] | undefined =>
    new Map(permissionsOf({ ...contract, ...changes })).get("optInCampaign:read");

  test("is everybody who may start a case or send it an event, but not the service itself", () => {
    const events = { noteAdded: { ...contracts.optInCampaign.events.noteAdded, sentBy: ["hrLead", "system"] } };
    expect(readers({ startedBy: ["payroll"], events })).toEqual(["payroll", "hrLead"]);
  });

  test("is whom the contract names, where it does", () => {
    expect(readers({ readBy: ["hrLead"] })).toEqual(["hrLead"]);
  });
});

describe("Reading, over HTTP", () => {
  const running = runningApi();

  test("a case of a process that is not one's own is 403 by its id alone, whether there is one or not", async () => {
    const api = await running().as({ roles: ["clinicalLead"] });
    for (const caseId of [await aCase(running().service.records), aCaseId()]) {
      for (const path of ["", "/timeline", "/messages", "/diagram"]) {
        const answer = await api.get(`/cases/${caseId}${path}`);
        expect(answer).toMatchObject(aProblem(403, "forbidden"));
        expect(answer.body["reasons"]).toContainEqual(expect.objectContaining({ code: "roleNeeded" }));
      }
      expect(await api.post(`/cases/${caseId}/calendar`, undefined)).toMatchObject(aProblem(403, "forbidden"));
    }
  });

  test("lists, tasks and searches hold the cases of one's own processes only", async () => {
    const { service } = running();
    const letter = await aCase(service.records);
    const campaign = await aCase(service.records, { caseId: aCaseId("optInCampaign") });
    const ids = async (role: string): Promise<unknown> => {
      const { body } = await (await running().as({ roles: [role] })).get("/cases?limit=200");
      return (body["cases"] as { caseId: string }[]).map(({ caseId }) => caseId);
    };
    expect(await ids("harmonisationTeam")).toEqual(expect.arrayContaining([letter, campaign]));
    expect(await ids("sscl")).toContain(letter);
    expect(await ids("sscl")).not.toContain(campaign);
  });

  test("of a process that is not one's own is 403, as is everything for somebody without a role here", async () => {
    const sscl = await running().as({ roles: ["sscl"] });
    expect(await sscl.get("/cases?process=optInCampaign")).toMatchObject(aProblem(403, "forbidden"));
    expect(await sscl.get("/tasks?process=optInCampaign")).toMatchObject(aProblem(403, "forbidden"));
    expect((await sscl.get("/cases?process=optInLetter")).status).toBe(200);
    const stranger = await running().as({ roles: [], authorities: ["ROLE_PRISON"] });
    for (const path of ["/cases", "/tasks"]) {
      expect(await stranger.get(path)).toMatchObject(aProblem(403, "forbidden"));
    }
    expect(await stranger.post("/cases/search", { crn: "X320741" })).toMatchObject(aProblem(403, "forbidden"));
  });

  test("what there is in general takes a token and no role", async () => {
    const stranger = await running().as({ roles: [] });
    const general = ["", "/optInLetter", "/optInLetter/diagram", "/optInLetter/policy"];
    for (const path of general) {
      expect((await stranger.get(`/processes${path}`)).status).toBe(200);
      expect((await stranger.as(undefined).get(`/processes${path}`)).status).toBe(401);
    }
  });

  test("starts and events are refused over HTTP as they are in the table above", async () => {
    const sscl = await running().as({ roles: ["sscl"] });
    const letter = aCaseId();
    expect((await sscl.post("/processes/optInLetter/cases", {})).status).toBe(403);
    expect((await sscl.post(`/processes/optInLetter/cases/${letter}/events/withdrawn`, {})).status).toBe(403);
    expect((await sscl.post(`/processes/optInLetter/cases/${letter}/events/noteAdded`, { note: "Hello" })).status).toBe(
      404,
    );
  });
});

describe("Every route", () => {
  const running = runningApi();
  const OPEN = ["/health", "/info", "/ping"];
  // GOV.UK Notify has a token of its own.
  const OTHERWISE = ["/notify/callbacks"];

  test("takes a token and says so, but for those that tell nothing of any case", async () => {
    const { body } = await running().api.get("/openapi.json");
    const { paths } = body as unknown as { paths: Record<string, Record<string, Operation>> };
    const open: string[] = [];
    for (const [path, operations] of Object.entries(paths)) {
      for (const [method, { security, responses }] of Object.entries(operations)) {
        const url = path.replace("{caseId}", aCaseId()).replaceAll(/\{\w+\}/g, "x");
        const { status } = await running().api.as(undefined).send(method.toUpperCase(), url);
        const guarded = status === 401;
        if (method === "get") {
          const head = await running().api.as(undefined).send("HEAD", url);
          expect({ path, refused: head.status === 401 }).toEqual({ path, refused: guarded });
        }
        if (!guarded) open.push(path);
        else if (OTHERWISE.includes(path)) expect({ path, security }).toEqual({ path, security: [{ notify: [] }] });
        else
          expect({ path, security, refused: ["401", "403"].every((each) => each in responses) }).toMatchObject({
            security: [{ token: [] }],
            refused: true,
          });
      }
    }
    expect(open.sort()).toEqual(OPEN);
  });

  test("for people to look at is there without a token", async () => {
    const nobody = running().api.as(undefined);
    for (const path of ["/", "/front-page.css", "/docs", "/docs/static/swagger-ui.css", "/openapi.json"]) {
      expect({ path, status: (await nobody.get(path)).status }).toEqual({ path, status: 200 });
    }
  });
});

interface Operation {
  readonly security?: readonly object[];
  readonly responses: Readonly<Record<string, object>>;
}
