import { expect, test } from "vitest";
import type { CaseCommit } from "../../records/case-commit.ts";
import { commitCase } from "../../records/commit-case.ts";
import { findCase } from "../../records/queries/find-case.ts";
import { listCases, type CasePage } from "../../records/queries/list-cases.ts";
import { searchCases } from "../../records/queries/search-cases.ts";
import { timelineOf } from "../../records/queries/timeline-of.ts";
import { onEveryEngine } from "./engines.ts";
import { aCaseId, ALEX, DAY, opening, START, WAITING } from "./support/a-case.ts";

onEveryEngine("Finding cases", (records) => {
  const dueIn = (days: number | undefined, changes: Partial<CaseCommit["state"]> = {}) => {
    const deadlines = days === undefined ? [] : [{ name: "close", label: "Closes", due: START + days * DAY }];
    return { ...WAITING, deadlines, ...changes };
  };
  const days = async (filter: Partial<CasePage>) =>
    (await listCases(records(), { limit: 50, ...filter })).items.map(({ nextDeadline }) =>
      nextDeadline === undefined ? "never" : (nextDeadline - START) / DAY,
    );

  test("a case that is not there is not found", async () => {
    await expect(findCase(records(), aCaseId())).resolves.toBeUndefined();
  });

  test("the list is by next deadline, those without one last, a page at a time", async () => {
    const memberOf = aCaseId("optInCampaign");
    const told = { startedAt: START, memberOf, identifiers: [], rehearsal: false };
    for (const due of [3, undefined, 1, 2, undefined, 1]) {
      await commitCase(records(), opening(aCaseId(), { state: dueIn(due), opening: told }));
    }
    expect(await days({ memberOf })).toEqual([1, 1, 2, 3, "never", "never"]);
    const paged: unknown[] = [];
    let after: string | undefined;
    do {
      const page = await listCases(records(), { memberOf, limit: 1, ...(after !== undefined && { after }) });
      paged.push(...page.items.map(({ caseId }) => caseId));
      after = page.after;
    } while (after !== undefined);
    expect(new Set(paged)).toHaveProperty("size", 6);
    expect(paged).toEqual((await listCases(records(), { memberOf, limit: 6 })).items.map(({ caseId }) => caseId));
  });

  test("a list is by process, by state or one around it, by status, and by what is due", async () => {
    const memberOf = aCaseId("optInCampaign");
    const told = { startedAt: START, memberOf, identifiers: [], rehearsal: false };
    const optedIn = dueIn(1, { paths: ["optedIn.windowOpen"] });
    const both = dueIn(2, { paths: ["arrived.settling", "reviews.due"], status: "afterwards" });
    await commitCase(records(), opening(aCaseId(), { state: optedIn, opening: told }));
    await commitCase(records(), opening(aCaseId("pipePlacement"), { state: both, opening: told }));
    expect(await days({ memberOf, process: "pipePlacement" })).toEqual([2]);
    expect(await days({ memberOf, state: "optedIn" })).toEqual([1]);
    expect(await days({ memberOf, state: "optedIn.windowOpen" })).toEqual([1]);
    expect(await days({ memberOf, state: "windowOpen" })).toEqual([]);
    expect(await days({ memberOf, state: "reviews" })).toEqual([2]);
    expect(await days({ memberOf, status: "afterwards" })).toEqual([2]);
    expect(await days({ memberOf, dueBefore: START + 2 * DAY })).toEqual([1]);
  });

  test("a list shows no personal data", async () => {
    const caseId = aCaseId();
    const memberOf = aCaseId("optInCampaign");
    await commitCase(
      records(),
      opening(caseId, { opening: { startedAt: START, memberOf, identifiers: [], rehearsal: false } }),
    );
    expect(JSON.stringify(await listCases(records(), { memberOf, limit: 5 }))).not.toContain("Secretname");
  });

  test("a person is found by any identifier, however it is typed", async () => {
    const [older, newer] = [aCaseId(), aCaseId("emTag")];
    const crn = { kind: "crn", value: "X123456" } as const;
    const prisonNumber = { kind: "prisonNumber", value: "A1234BC" } as const;
    const at = (startedAt: number, identifiers: readonly (typeof crn | typeof prisonNumber)[]) => ({
      startedAt,
      identifiers,
      rehearsal: false,
    });
    await commitCase(records(), opening(older, { opening: at(START, [crn, prisonNumber]) }));
    await commitCase(records(), opening(newer, { opening: at(START + DAY, [crn]) }));
    const ids = async (query: Parameters<typeof searchCases>[1]) =>
      (await searchCases(records(), query)).map(({ caseId }) => caseId);
    expect(await ids({ crn: " x123456 " })).toEqual([newer, older]);
    expect(await ids({ prisonNumber: "A1234BC" })).toEqual([older]);
    expect(await ids({ employeeNumber: "X123456" })).toEqual([]);
    expect(await ids({})).toEqual([]);
  });

  test("a timeline is read a page at a time, by time and then in the order it was written", async () => {
    const caseId = aCaseId();
    const entry = (name: string, at: number) => ({ kind: "event", name, text: name, at, actor: ALEX }) as const;
    const entries = [entry("b", START + 1), entry("c", START + 1), entry("a", START), entry("d", START + 2)];
    await commitCase(records(), opening(caseId, { entries }));
    const first = await timelineOf(records(), caseId, { limit: 2 });
    const second = await timelineOf(records(), caseId, { limit: 2, after: first.after! });
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(["a", "b", "c", "d"]);
    expect(second).not.toHaveProperty("after");
  });
});
