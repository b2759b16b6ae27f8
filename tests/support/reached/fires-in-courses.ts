import type { CourseFile } from "../../../dev/courses/read-courses.ts";
import { code } from "../../../dev/docs/markdown-table.ts";

/** Where a deadline of a process comes in a course, with its London time: `opt-in-letter/lapsed.json` 2027-03-21 09:00. */
export function firesInCourses(process: string, deadline: string, courses: readonly CourseFile[]): string[] {
  return courses.flatMap(({ file, course: { steps, fires } }) => {
    const cases = steps.flatMap((step) => ("start" in step && step.start.process === process ? [step.start.case] : []));
    return cases
      .flatMap((name) => fires[name] ?? [])
      .filter((fired) => fired.startsWith(`${deadline} `))
      .map((fired) => `${code(file)} ${fired.slice(deadline.length + 1)}`);
  });
}
