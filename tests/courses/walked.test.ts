import { describe, expect, it } from "vitest";
import { walkCourse } from "../../dev/courses/pure-course.ts";
import { readCourses } from "../../dev/courses/read-courses.ts";
import { londonOf } from "../machines/support/case-by-hand.ts";

/** The pages in docs/processes are drawn from courses walked without a server: what they show is what the server does. */
describe("A course walked without a server", () => {
  it.each(readCourses())("$file: its deadlines come as they do on the real server", ({ course }) => {
    const names = Object.fromEntries(
      course.steps.flatMap((step) => ("start" in step ? [[step.start.process, step.start.case]] : [])),
    );
    const several = course.steps.filter((step) => "start" in step).length > Object.keys(names).length;
    // Two cases of one process: which is which is not in a walked step.
    if (several) return;
    const fires: Record<string, string[]> = Object.fromEntries(Object.values(names).map((name) => [name, []]));
    for (const { definition, entries } of walkCourse(course)) {
      const timers = entries.filter(({ kind }) => kind === "timer");
      fires[names[definition.process] ?? ""]?.push(...timers.map(({ name, at }) => `${name} ${londonOf(at)}`));
    }
    expect(fires).toEqual(course.fires);
  });
});
