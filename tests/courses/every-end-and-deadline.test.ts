import { describe, expect, it } from "vitest";
import { readCourses } from "../../dev/courses/read-courses.ts";
import { definitions } from "../../machines/definitions.ts";
import type { ProcessDefinition } from "../../machines/shared/process-definition.ts";
import { nodesOf } from "../machines/support/leaf-paths-of.ts";

/** The courses that the real server runs reach every end of every process, and wait for every deadline. */

const courses = readCourses().map(({ course }) => course);
const processes = Object.values<ProcessDefinition>(definitions);

function outcomesOf({ machine, outcome }: ProcessDefinition): Set<string> {
  const ends = nodesOf(machine).filter(({ tags }) => tags.includes("outcome"));
  return new Set(ends.map(({ path }) => outcome({} as never, [path.join(".")])));
}

/** By case of a course: which process it is of. */
function casesOf(process: string, course: (typeof courses)[number]): Set<string> {
  const starts = course.steps.flatMap((step) => ("start" in step ? [step.start] : []));
  return new Set(starts.filter((start) => start.process === process).map((start) => start.case));
}

describe.each(processes)("$process", (definition) => {
  it("comes to every one of its ends in some course", () => {
    const reached = new Set(
      courses.flatMap((course) => {
        const names = casesOf(definition.process, course);
        return Object.entries(course.ends).flatMap(([name, end]) => (names.has(name) ? [end] : []));
      }),
    );
    expect([...outcomesOf(definition)].filter((end) => !reached.has(end))).toEqual([]);
  });

  it("has every one of its deadlines come in some course, at a time that is checked", () => {
    const fired = new Set(
      courses.flatMap((course) => {
        const names = casesOf(definition.process, course);
        return Object.entries(course.fires).flatMap(([name, all]) => (names.has(name) ? all : []));
      }),
    );
    const names = new Set([...fired].map((each) => each.split(" ")[0]));
    expect(Object.keys(definition.words.deadlines).filter((deadline) => !names.has(deadline))).toEqual([]);
  });
});
