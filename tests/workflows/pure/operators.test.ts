import { TypedSearchAttributes } from "@temporalio/common";
import { describe, expect, it } from "vitest";
import { caseState } from "../../../workflows/interpreter/commit.ts";
import { operatorView } from "../../../workflows/interpreter/operator-view.ts";
import { CASE_STATE, changedAttributes } from "../../../workflows/interpreter/search-attributes.ts";
import { beginning, DAY, HOUR, smallProcess, vocabulary } from "../processes/small-process.ts";
import { appointment } from "../processes/appointment.ts";
import { MONDAY_NINE, PureCase } from "./pure-case.ts";

/** So many regions at once, under a state of their own or at the top. */
function inRegions(count: number, top: boolean) {
  const names = Array.from({ length: count }, (_, index) => `aRegionWithALongName${index}`);
  const region = { initial: "notYetArrangedByAnybody", states: { notYetArrangedByAnybody: {} } };
  const regions = Object.fromEntries(names.map((name) => [name, region]));
  const parallel = { type: "parallel", states: regions } as const;
  return smallProcess(
    vocabulary().createMachine({
      id: "regions",
      context: beginning,
      ...(top ? parallel : { initial: "resident", states: { resident: parallel } }),
    }),
  );
}

function stateShown(testCase: PureCase): unknown {
  const pairs = changedAttributes(testCase.last.state, testCase.live, new TypedSearchAttributes());
  return pairs.find(({ key }) => key.name === CASE_STATE.name)?.value;
}

describe("the state operators filter by", () => {
  it("is every leaf state where they fit", () => {
    expect(stateShown(new PureCase(appointment))).toBe("offered.quiet");
    expect(stateShown(new PureCase(inRegions(2, false)))).toBe(
      "resident.aRegionWithALongName0.notYetArrangedByAnybody resident.aRegionWithALongName1.notYetArrangedByAnybody",
    );
  });

  it("is the top-level state where they do not", () => {
    expect(stateShown(new PureCase(inRegions(8, false)))).toBe("resident");
    expect(stateShown(new PureCase(inRegions(8, true)))).toMatch(/^aRegionWithALongName0 aRegion.+7$/);
  });

  it("is never longer than Temporal takes", () => {
    expect(stateShown(new PureCase(inRegions(40, true)))).toHaveLength(255);
  });
});

describe("the case at a glance", () => {
  /** A case with much of everything. */
  function shown(counts: { deadlines: number; tasks: number; allowed: number }, text = ""): string {
    const testCase = new PureCase(appointment);
    const numbered = (count: number) => Array.from({ length: count }, (_, index) => index);
    const tasks = numbered(counts.tasks).map((index) => ({
      taskId: `t${index}`,
      task: `${text}task${index}`,
      role: "practitioner",
      due: MONDAY_NINE + (counts.tasks - index) * HOUR,
    }));
    const state = {
      ...caseState(testCase.definition, testCase.live),
      words: numbered(10).map((index) => `${text}state${index}`),
      deadlines: numbered(counts.deadlines).map((index) => ({
        name: "d",
        label: `${text}deadline${index}`,
        due: MONDAY_NINE + index * DAY,
      })),
      allowed: numbered(counts.allowed).map((index) => `event${index}`),
    };
    const recent = numbered(8).map((index) => `${text}entry${index}`);
    return operatorView(testCase.definition, { ...testCase.live, tasks, recent }, state);
  }

  it("shows of a long list the first, tasks by their due date, and says how many more there are", () => {
    const view = shown({ deadlines: 15, tasks: 12, allowed: 30 });
    expect(view).toMatch(/- deadline4: .+\n- and 10 more\n/);
    expect(view).toMatch(/\*\*Open tasks\*\*\n- task11 /);
    expect(view).toMatch(/- task2 .+\n- and 2 more\n/);
    expect(view).toContain("- event29\n");
    expect(shown({ deadlines: 5, tasks: 10, allowed: 47 })).toMatch(/- event39\n- and 7 more\n/);
  });

  it("stays below 20 kB, however much there is and however long it is told", () => {
    expect(shown({ deadlines: 15, tasks: 12, allowed: 30 }).length).toBeLessThan(2_500);
    const most = shown({ deadlines: 500, tasks: 500, allowed: 500 }, "Very long. ".repeat(200));
    expect(Buffer.byteLength(most)).toBeLessThan(10_000);
  });
});
