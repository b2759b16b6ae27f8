import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { DefaultLogger, Runtime } from "@temporalio/worker";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { handWrittenBundle } from "../../bench/bundles.ts";
import { measureCost, type MeasuredCourse } from "../../bench/cost.ts";
import { FIGURE_NAMES, LIMITS, ratioOf } from "../../bench/limits.ts";

/** Exact: a change here is a change of what a case costs. */
const EXPECTED = {
  lapse: {
    throughcare: { events: 99, stateTransitions: 50, actions: 32 },
    handWritten: { events: 149, stateTransitions: 80, actions: 33 },
  },
  "answer at once": {
    throughcare: { events: 81, stateTransitions: 34, actions: 26 },
    handWritten: { events: 116, stateTransitions: 55, actions: 26 },
  },
  "changed answer": {
    throughcare: { events: 107, stateTransitions: 42, actions: 34 },
    handWritten: { events: 152, stateTransitions: 69, actions: 34 },
  },
};
const NAMES = Object.keys(EXPECTED) as (keyof typeof EXPECTED)[];

let courses: readonly MeasuredCourse[];

beforeAll(async () => {
  Runtime.install({
    logger: new DefaultLogger("ERROR"),
    telemetryOptions: { logging: { forward: {}, filter: "error" } },
  });
  const folder = await mkdtemp(path.join(tmpdir(), "throughcare-cost-"));
  try {
    const handWritten = await handWrittenBundle(folder);
    courses = await measureCost(inject("temporalAddress"), { throughcare: inject("workflowBundle"), handWritten });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 120_000);

describe("what an opt-in letter costs in Temporal, beside the same by hand", () => {
  it.each(NAMES)("%s: both do the same, at the same minute", (name) => {
    const { throughcare, handWritten } = courseOf(name);
    expect(throughcare.happened).toEqual(handWritten.happened);
  });

  it.each(NAMES)("%s: both write the same messages, word for word", (name) => {
    const { throughcare, handWritten } = courseOf(name);
    expect(throughcare.said).toEqual(handWritten.said);
    expect(throughcare.said).not.toEqual([]);
  });

  it.each(NAMES)("%s: exactly so many history events, state transitions and billable actions", (name) => {
    const { throughcare, handWritten } = courseOf(name);
    expect({ throughcare: countsOf(throughcare), handWritten: countsOf(handWritten) }).toEqual(EXPECTED[name]);
  });

  it.each(NAMES)("%s: the server's bytes are those of the events, within two in a hundred", (name) => {
    for (const { bytes, encodedBytes } of [courseOf(name).throughcare, courseOf(name).handWritten]) {
      expect(Math.abs(bytes / encodedBytes - 1)).toBeLessThan(0.02);
    }
  });

  describe.each(FIGURE_NAMES)("%s", (figure) => {
    const { sum, each } = LIMITS[figure];

    it(`of the three courses are at most ${sum} of the hand-written ones`, () => {
      expect(ratioOf(figure, courses)).toBeLessThanOrEqual(sum);
    });

    it.each(NAMES)(`of "%s" are at most ${each} of the hand-written ones`, (name) => {
      expect(ratioOf(figure, [courseOf(name)])).toBeLessThanOrEqual(each);
    });
  });

  it("no limit lets a course cost more than by hand", () => {
    expect(
      Object.values(LIMITS)
        .flatMap(({ sum, each }) => [sum, each])
        .every((limit) => limit <= 1),
    ).toBe(true);
  });
});

function courseOf(name: string): MeasuredCourse {
  const course = courses.find((measured) => measured.name === name);
  if (!course) throw new Error(`"${name}" was not measured`);
  return course;
}

function countsOf({ events, stateTransitions, actions }: MeasuredCourse["throughcare"]) {
  return { events, stateTransitions, actions: actions.total };
}
