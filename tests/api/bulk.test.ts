import { describe, expect, test } from "vitest";
import { bulkResultSchema } from "../../api/bulk/bulk-result.ts";
import { contracts } from "../../machines/contracts.ts";
import type { ProcessContract } from "../../machines/shared/process-contract.ts";
import { START, WAITING } from "../records/support/a-case.ts";
import { aProblem } from "./support/a-problem.ts";
import type { Answer, Caller } from "./support/caller.ts";
import { aCase, aCaseId } from "./support/cases.ts";
import { runningApi } from "./support/running-api.ts";

const running = runningApi();

const NOTES = "/processes/optInLetter/events/noteAdded/bulk";
const NOTE = { note: "Spoke to the person" };

const many = (count: number): { caseId: string }[] => Array.from({ length: count }, () => ({ caseId: aCaseId() }));

/** What became of a note to these cases, in their order. Nobody works on cases here: one that is written down is over. */
async function noted(api: Caller, ...caseIds: readonly string[]): Promise<readonly string[]> {
  const answer = await api.post(NOTES, { body: NOTE, cases: caseIds.map((caseId) => ({ caseId })) });
  const { results } = resultsOf(answer);
  expect(results.map(({ caseId }) => caseId)).toEqual(caseIds);
  return results.map(({ result }) => result);
}

function resultsOf({ status, body }: Answer) {
  expect({ status, body }).toMatchObject({ status: 200 });
  return bulkResultSchema.parse(body);
}

describe("The same event for many cases", () => {
  test("can be sent wherever people may send the event, with an example that works as it stands", async () => {
    const { paths } = (await running().api.get("/openapi.json")).body as {
      paths: Record<string, { post?: { requestBody: { content: { "application/json": { example: object } } } } }>;
    };
    for (const { process, events } of Object.values<ProcessContract>(contracts)) {
      for (const [event, { sentBy, body }] of Object.entries(events)) {
        const operation = paths[`/processes/${process}/events/${event}/bulk`]?.post;
        expect([event, operation !== undefined]).toEqual([event, sentBy.some((role) => role !== "system")]);
        if (!operation) continue;
        const { example } = operation.requestBody.content["application/json"];
        expect(example).toMatchObject({ cases: [{ caseId: expect.stringMatching(`^${process}-0{32}$`) }, {}] });
        expect(body.safeParse((example as { body: unknown }).body)).toMatchObject({ success: true });
      }
    }
  });

  test("has a result for each: those not there, of another process or with no such id are not found", async () => {
    const { api, service } = running();
    const campaign = await aCase(service.records, { process: "optInCampaign" });
    const over = await aCase(service.records);
    const ids = [aCaseId(), over, campaign, "optInLetter-1", "\u0000", "nothing at all"];
    expect(await noted(api, ...ids)).toEqual(["notFound", "refused", "notFound", "notFound", "notFound", "notFound"]);
  });

  test("says why a case refuses, where it stands, and how many had each result", async () => {
    const { api, service } = running();
    const over = await aCase(service.records);
    const answer = await api.post(NOTES, { body: NOTE, cases: [{ caseId: over }, { caseId: aCaseId() }] });
    expect(resultsOf(answer)).toMatchObject({
      results: [{ caseId: over, reasons: [{ code: "caseClosed" }], state: { paths: WAITING.paths } }, {}],
      counts: { refused: 1, notFound: 1 },
    });
  });

  test("does not reach cases that are restricted to others or of another region: they are not found", async () => {
    const { service, as } = running();
    const region = { startedAt: START, identifiers: [], rehearsal: false, region: "Wales" };
    const inWales = await aCase(service.records, { opening: region });
    const restricted = await aCase(service.records, { state: { ...WAITING, restrictedTo: ["AB12C"] } });
    const nowhere = await aCase(service.records);
    const ids = [inWales, restricted, nowhere];
    expect(await noted(await as({ id: "EF56G", regions: ["London"] }), ...ids)).toEqual([
      "notFound",
      "notFound",
      "refused",
    ]);
    expect(await noted(await as({ id: "AB12C", regions: ["Wales"] }), ...ids)).toEqual([
      "refused",
      "refused",
      "refused",
    ]);
  });

  test("is for the roles that may send it to one", async () => {
    const stranger = await running().as({ roles: ["clinicalLead"] });
    expect(await stranger.post(NOTES, { body: NOTE, cases: many(1) })).toMatchObject(aProblem(403, "forbidden"));
    const nobody = running().api.as(undefined);
    expect(await nobody.post(NOTES, {})).toMatchObject(aProblem(401, "unauthenticated"));
  });

  test("takes a case's own body in place of the common one, and refuses a wrong one for that case alone", async () => {
    const { api, service } = running();
    const over = await aCase(service.records);
    const cases = [
      { caseId: over, body: { note: 12, another: "x" } },
      { caseId: aCaseId(), body: NOTE },
    ];
    expect(resultsOf(await api.post(NOTES, { cases }))).toMatchObject({
      results: [
        { caseId: over, result: "invalidRequest", reasons: [{ field: "note" }, { code: "unknownField" }] },
        { result: "notFound" },
      ],
    });
  });

  test.each<[string, unknown, string]>([
    ["a common body that is not valid", { body: { note: 12 }, cases: many(2) }, "body.note"],
    ["no body for a case that needs one", { cases: [...many(1), { caseId: aCaseId(), body: NOTE }] }, "body.note"],
    ["no case", { body: NOTE, cases: [] }, "cases"],
    ["more than 500", { body: NOTE, cases: many(501) }, "cases"],
    ["an unknown field", { body: NOTE, cases: many(1), caseIds: [] }, "caseIds"],
  ])("is refused as a whole with %s", async (_what, body, field) => {
    const answer = await running().api.post(NOTES, body);
    expect(answer).toMatchObject(aProblem(400, "invalidRequest"));
    expect(answer.body["reasons"]).toMatchObject([{ field }]);
  });

  test("is refused as a whole when a case is named twice", async () => {
    const [one, two] = many(2);
    const answer = await running().api.post(NOTES, { body: NOTE, cases: [one, two, one] });
    expect(answer.body["reasons"]).toMatchObject([
      { field: "cases.2.caseId", message: expect.stringContaining("once") },
    ]);
  });

  test("is refused without a key, and when it is larger than any such list", async () => {
    const { api } = running();
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify({ body: NOTE, cases: many(1) });
    expect(await api.send("POST", NOTES, { headers, body })).toMatchObject(aProblem(400, "invalidRequest"));
    const large = { body: { note: "x".repeat(1024 * 1024) }, cases: many(1) };
    expect(await api.post(NOTES, large)).toMatchObject(aProblem(413, "tooLarge"));
  });

  test("never repeats what was sent", async () => {
    const cases = [{ caseId: aCaseId(), body: { note: ["Secretname"], Secretname: 1 } }];
    const { body } = await running().api.post(NOTES, { cases });
    expect(JSON.stringify(body).replaceAll(/"field":"[^"]*"/g, "")).not.toContain("Secretname");
  });

  test("takes as many as 500", async () => {
    const cases = Array.from({ length: 500 }, () => ({ caseId: aCaseId("optInCampaign") }));
    const { results, counts } = resultsOf(await running().api.post(NOTES, { body: NOTE, cases }));
    expect(results).toHaveLength(500);
    expect(counts).toEqual({ notFound: 500 });
  });
});
