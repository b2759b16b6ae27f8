import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { bulkResultSchema } from "../../../api/bulk/bulk-result.ts";
import type { Caller } from "../support/caller.ts";
import { aCaseId } from "../support/cases.ts";
import { startLetter } from "../support/letters.ts";
import { impatientApi } from "../support/impatient-api.ts";
import { runningSystem } from "../support/running-system.ts";

const running = runningSystem();
const impatient = impatientApi(running);

async function letters(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let each = 0; each < count; each += 1) ids.push((await startLetter(running().api)).caseId);
  return ids;
}

async function bulk(api: Caller, event: string, sent: object, key: string = randomUUID()) {
  const answer = await api.post(`/processes/optInLetter/events/${event}/bulk`, sent, { "idempotency-key": key });
  expect({ status: answer.status, body: answer.body }).toMatchObject({ status: 200 });
  const { results, counts } = bulkResultSchema.parse(answer.body);
  return { results: results.map(({ result }) => result), reasons: results.map(({ reasons }) => reasons), counts };
}

/** As a client does: under the same key until each case has said something. A busy machine may not be done at once. */
async function settled(api: Caller, event: string, sent: object, key: string = randomUUID()) {
  for (;;) {
    const told = await bulk(api, event, sent, key);
    if (!told.counts.unavailable && !told.counts.pending) return told;
  }
}

/** Taken, now or by an earlier try. */
const TAKEN = expect.stringMatching(/^(accepted|repeated)$/);

async function notes(caseId: string) {
  const { body } = await running().api.get(`/cases/${caseId}/timeline`);
  return (body["entries"] as { name: string; actor: object; data: object }[]).filter(
    ({ name }) => name === "noteAdded",
  );
}

const to = (caseIds: readonly string[]) => caseIds.map((caseId) => ({ caseId }));

describe("The same event for many cases", () => {
  test("is taken by each, written down under who sent it, and once under its key", async () => {
    const caseIds = await letters(12);
    const api = await running().as({ id: "AB12C", name: "Priya Nair", roles: ["hrOperations"] });
    const key = randomUUID();
    const body = { note: "The letters were printed" };
    const first = await settled(api, "noteAdded", { body, cases: to(caseIds) }, key);
    expect(first.results).toEqual(caseIds.map(() => TAKEN));
    for (const caseId of caseIds) {
      expect(await notes(caseId)).toMatchObject([
        { actor: { id: "AB12C", displayName: "Priya Nair", role: "hrOperations" }, data: body },
      ]);
    }
    const again = await settled(api, "noteAdded", { body, cases: to([...caseIds, aCaseId()]) }, key);
    expect(again.counts).toEqual({ repeated: 12, notFound: 1 });
    for (const caseId of caseIds) expect(await notes(caseId)).toHaveLength(1);
  });

  test("shares its key, case by case, with the same event sent alone", async () => {
    const { api } = running();
    const [alone = "", together = ""] = await letters(2);
    const key = randomUUID();
    const body = { note: "Spoke to the person" };
    await api.post(`/processes/optInLetter/cases/${alone}/events/noteAdded`, body, { "idempotency-key": key });
    const both = await settled(api, "noteAdded", { body, cases: to([alone, together]) }, key);
    expect(both.results).toEqual(["repeated", TAKEN]);
    const other = { note: "Something else" };
    expect((await settled(api, "noteAdded", { body: other, cases: to([alone]) }, key)).results).toEqual([
      "conflictingRepeat",
    ]);
  });

  test("says something of its own to each where it has it", async () => {
    const { api } = running();
    const [one = "", two = ""] = await letters(2);
    const cases = [{ caseId: one }, { caseId: two, body: { note: "For you alone" } }];
    const { results } = await settled(api, "noteAdded", { body: { note: "For all" }, cases });
    expect(results).toEqual([TAKEN, TAKEN]);
    expect(await notes(one)).toMatchObject([{ data: { note: "For all" } }]);
    expect(await notes(two)).toMatchObject([{ data: { note: "For you alone" } }]);
  });

  test("is taken by those that allow it, whatever the others say", async () => {
    const { api } = running();
    const [there = "", awayFromWork = ""] = await letters(2);
    await api.post(`/processes/optInLetter/cases/${awayFromWork}/events/absenceReported`, {});
    const { results, reasons } = await settled(api, "absenceReported", { cases: to([awayFromWork, aCaseId(), there]) });
    expect(results).toEqual(["refused", "notFound", TAKEN]);
    expect(reasons[0]).toMatchObject([{ code: "notAllowedInState" }]);
  });

  test("is not known to have been taken while nobody works on cases, and is taken by the same key after", async () => {
    const { api, stopWorkers, startWorkers } = running();
    const caseIds = await letters(2);
    const key = randomUUID();
    const sent = { body: { note: "Later" }, cases: to(caseIds) };
    await stopWorkers();
    const { results } = await bulk(impatient(), "noteAdded", sent, key);
    for (const result of results) expect(["unavailable", "pending"]).toContain(result);
    await startWorkers();
    await expect
      .poll(async () => (await bulk(api, "noteAdded", sent, key)).results, { timeout: 20_000 })
      .toEqual(["repeated", "repeated"]);
    for (const caseId of caseIds) expect(await notes(caseId)).toHaveLength(1);
  });
});
