import { beforeAll, expect, test } from "vitest";
import { commitCase } from "../../records/commit-case.ts";
import { findCase } from "../../records/queries/find-case.ts";
import { listCases } from "../../records/queries/list-cases.ts";
import { listTasks } from "../../records/queries/list-tasks.ts";
import { searchCases } from "../../records/queries/search-cases.ts";
import { mayKnowOf, type Viewer } from "../../records/queries/viewer.ts";
import { onEveryEngine } from "./engines.ts";
import { aCaseId, opened, opening, START, WAITING } from "./support/a-case.ts";

onEveryEngine("For whom cases are read", (records) => {
  const named = new Map<string, string>();

  beforeAll(async () => {
    for (const [name, process, region, restrictedTo] of [
      ["plain", "optInLetter", undefined, []],
      ["in London", "optInLetter", "London", []],
      ["in Wales", "optInLetter", "Wales", []],
      ["a campaign", "optInCampaign", undefined, []],
      ["restricted", "optInLetter", undefined, ["AB12C", "CD34E"]],
      ["restricted in Wales", "optInLetter", "Wales", ["AB12C"]],
      ["restricted, as it was typed", "optInLetter", undefined, ["priya_nair", "Gh.78-I@x:y"]],
    ] as const) {
      const caseId = aCaseId(process);
      named.set(caseId, name);
      const identifiers = [{ kind: "crn" as const, value: "X999001" }];
      await commitCase(
        records(),
        opening(caseId, {
          state: { ...WAITING, restrictedTo },
          opening: { startedAt: START, identifiers, rehearsal: false, ...(region && { region }) },
          tasks: [opened(`${caseId}/a`)],
        }),
      );
    }
  });

  const seen = (items: readonly { readonly caseId: string }[]): string[] =>
    items.map(({ caseId }) => named.get(caseId) ?? caseId).sort();

  test.each<[string, Viewer, string[]]>([
    ["anybody sees what is not restricted", { staffIds: [] }, ["a campaign", "in London", "in Wales", "plain"]],
    [
      "a member of staff sees what is restricted to them, too",
      { staffIds: ["X", "AB12C"] },
      ["a campaign", "in London", "in Wales", "plain", "restricted", "restricted in Wales"],
    ],
    ...["PRIYA_NAIR", "Priya_Nair", "gH.78-i@X:Y"].map((id): [string, Viewer, string[]] => [
      `ids are the same in capitals or not: ${id}`,
      { staffIds: [id] },
      ["a campaign", "in London", "in Wales", "plain", "restricted, as it was typed"],
    ]),
    [
      "and no others: a sign of a pattern stands for itself",
      { staffIds: ["PRIYA%", "PRIYA-NAIR", "{PRIYA_NAIR}", 'x","priya_nair', "", "PR\u0130YA_NA\u0130R"] },
      ["a campaign", "in London", "in Wales", "plain"],
    ],
    [
      "some processes leave out the others",
      { processes: ["optInLetter"], staffIds: [] },
      ["in London", "in Wales", "plain"],
    ],
    ["no process leaves out all", { processes: [], staffIds: ["AB12C"] }, []],
    [
      "some regions leave out the others, and not what has none",
      { regions: ["London"], staffIds: ["CD34E", "AB12C"] },
      ["a campaign", "in London", "plain", "restricted"],
    ],
    ["no region leaves what has none", { regions: [], staffIds: [] }, ["a campaign", "plain"]],
  ])("%s", async (_what, viewer, expected) => {
    const all = await Promise.all([...named.keys()].map((caseId) => findCase(records(), caseId)));
    expect({
      one: seen(all.filter((found) => found !== undefined).filter((found) => mayKnowOf(viewer, found))),
      listed: seen((await listCases(records(), { viewer, limit: 50 })).items),
      tasks: seen((await listTasks(records(), { viewer, limit: 50 })).items),
      found: seen(await searchCases(records(), { crn: "X999001" }, viewer)),
    }).toEqual({ one: expected, listed: expected, tasks: expected, found: expected });
  });
});
