import { beforeAll, describe, expect, test } from "vitest";
import { bbrProgramme } from "../../../machines/bbr-programme/contract.ts";
import { contracts } from "../../../machines/contracts.ts";
import { opened, START, WAITING } from "../../records/support/a-case.ts";
import document from "../../../docs/openapi.json" with { type: "json" };
import type { Answer, Caller } from "../support/caller.ts";
import { aCase, aCaseId } from "../support/cases.ts";
import { runningApi } from "../support/running-api.ts";
import { routesAboutCases, type RouteAboutCases } from "./support/routes-about-cases.ts";

/**
 * To those who may not know of a case it is not there: whatever they ask of it, the answer is the one for a case that
 * nobody has. Asked by every route of the document, so that a new one cannot be forgotten.
 */
const running = runningApi(() => ({
  rehearsal: { begin: async () => {}, forward: async () => ({ refused: "This test moves no clock" }) },
}));

const PROCESSES = Object.keys(contracts);
const cases: Record<string, Readonly<Record<string, string>>> = {};
const strangers: Record<string, Caller> = {};
let named: Caller;

beforeAll(async () => {
  const { records } = running().service;
  for (const process of PROCESSES) {
    const opening = { startedAt: START, identifiers: [], rehearsal: false, region: "Wales" };
    const [restricted, ofWales] = [aCaseId(process), aCaseId(process)];
    const state = { ...WAITING, restrictedTo: ["AB12C"] };
    cases[process] = {
      "a case restricted to others": await aCase(records, {
        caseId: restricted,
        state,
        opening,
        tasks: [opened(`${restricted}/1`)],
      }),
      "a case of another region": await aCase(records, { caseId: ofWales, opening, tasks: [opened(`${ofWales}/1`)] }),
    };
  }
  // The example that restricts a case names all of them, as it must: what they hear is then said of the case.
  const [one, another] = bbrProgramme.events.restrictionChanged.example.restrictedTo;
  const claims = { user_uuid: one };
  strangers["a case restricted to others"] = await running().as({ id: "EF56G", claims });
  strangers["a case of another region"] = await running().as({ regions: ["London"], claims });
  named = await running().as({ id: "AB12C", claims: { user_uuid: another } });
});

/** Headers that say when and how often somebody asked, and not what of. */
const OF_THE_MOMENT = new Set(["date", "x-ratelimit-remaining", "x-ratelimit-reset"]);

/** Everything an answer says, but for the id that was asked for and the moment. */
function said({ status, headers, body }: Answer, caseId: string): unknown {
  const kept = [...headers].filter(([name]) => !OF_THE_MOMENT.has(name));
  return JSON.parse(JSON.stringify({ status, headers: kept, body }).replaceAll(caseId, "the case"));
}

async function saidOf(route: RouteAboutCases, api: Caller, caseId: string): Promise<unknown> {
  return said(await route.ask(api, caseId), caseId);
}

/** Also those that only the service itself may ask: for all cases alike. */
const ROUTES = routesAboutCases(document);
const WHY = ["a case restricted to others", "a case of another region"];

describe("The routes that are asked of a case", () => {
  test("are read from the document: of each kind there is at least one, and of events every one", () => {
    const names = ROUTES.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        "GET /cases/{caseId}",
        "GET /cases?memberOf=",
        "GET /tasks?caseId=",
        "POST /cases/{caseId}/calendar",
        "POST /processes/optInLetter/events/optedIn/bulk (in the body)",
        "POST /processes/optInCampaign/cases/{caseId}/roster",
      ]),
    );
    const events = Object.values(contracts).flatMap(({ process, events: all }) =>
      Object.keys(all).map((event) => `POST /processes/${process}/cases/{caseId}/events/${event}`),
    );
    expect(names).toEqual(expect.arrayContaining(events));
  });
});

describe.each(WHY)("Of %s a stranger hears what is said of one that nobody has", (why) => {
  test.each(ROUTES.map((route) => [route.name, route] as const))("%s", async (_name, route) => {
    const { process = "optInLetter" } = route;
    const [theirs, nobodys] = [cases[process]?.[why] ?? "", aCaseId(process)];
    const stranger = strangers[why];
    if (!stranger) throw new Error(`Nobody is a stranger to ${why}`);
    const heard = await saidOf(route, stranger, theirs);
    expect(heard).toEqual(await saidOf(route, stranger, nobodys));
    // And it is no answer that everybody gets: somebody whose case it is hears something else.
    if (!isOfMembers(route) && !isOfTheService(route)) expect(await saidOf(route, named, theirs)).not.toEqual(heard);
  });
});

/** A list of a case's members, of which there are none here: empty for everybody. */
function isOfMembers({ name }: RouteAboutCases): boolean {
  return name.endsWith("?memberOf=");
}

function isOfTheService({ name }: RouteAboutCases): boolean {
  const [, process = "", event = ""] = /^POST \/processes\/(\w+)\/cases\/\{caseId\}\/events\/(\w+)$/.exec(name) ?? [];
  const contract = Object.entries(contracts).find(([known]) => known === process)?.[1];
  const sentBy = Object.entries(contract?.events ?? {}).find(([known]) => known === event)?.[1].sentBy ?? [];
  return sentBy.length > 0 && sentBy.every((role: string) => role === "system");
}
