import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { course, type Course } from "./course.ts";

const EXAMPLES = path.join(import.meta.dirname, "..", "..", "examples");

export interface CourseFile {
  /** From `examples/`: `em-tag/completed.json`. */
  readonly file: string;
  readonly course: Course;
}

/** Every course in `examples/`, in order of file name. Throws when a file is not a course, and says where. */
export function readCourses(): readonly CourseFile[] {
  return readdirSync(EXAMPLES, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => ({ file, course: readCourse(file) }));
}

function readCourse(file: string): Course {
  const parsed = course.safeParse(JSON.parse(readFileSync(path.join(EXAMPLES, file), "utf8")));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path: where, message }) => `${where.join(".")}: ${message}`);
  throw new Error(`examples/${file} is not a course:\n  ${faults.join("\n  ")}`);
}
