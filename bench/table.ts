import type { MeasuredCourse } from "./cost.ts";
import { FIGURE_NAMES, FIGURES, LIMITS, ratioOf, type Compared, type Cost, type Limit } from "./limits.ts";

const COLUMNS = [24, 13, 13, 9, 9] as const;

/** One course, or all together: both sides, their ratio, and the most it may be. */
export function courseTable(course: Compared, kind: keyof Limit): string {
  const rows = FIGURE_NAMES.map((figure) => {
    const { label, of } = FIGURES[figure];
    const limit = String(LIMITS[figure][kind]);
    const ratio = ratioOf(figure, [course]).toFixed(3);
    return line(`  ${label}`, number(of(course.throughcare)), number(of(course.handWritten)), ratio, limit);
  });
  return [line(course.name, "Throughcare", "by hand", "ratio", "at most"), ...rows].join("\n");
}

/** The courses together, as if they were one. */
export function sumOf(courses: readonly Compared[]): Compared {
  const add = (side: "throughcare" | "handWritten"): Cost =>
    courses
      .map((course) => course[side])
      .reduce((a, b) => ({
        events: a.events + b.events,
        bytes: a.bytes + b.bytes,
        stateTransitions: a.stateTransitions + b.stateTransitions,
        actions: addActions(a.actions, b.actions),
      }));
  return { name: `sum of the ${courses.length}`, throughcare: add("throughcare"), handWritten: add("handWritten") };
}

/** Where the events, their bytes and the actions of one course are, kind by kind. */
export function breakdown({ name, throughcare, handWritten }: MeasuredCourse): string {
  const types = [...new Set([...Object.keys(throughcare.types), ...Object.keys(handWritten.types)])].sort();
  const events = types.map((type) => {
    const of = ({ types: counts, bytesByType }: MeasuredCourse["throughcare"]): string =>
      `${counts[type] ?? 0} (${number(bytesByType[type] ?? 0)} B)`;
    return `  ${type.toLowerCase().replaceAll("_", " ").padEnd(44)}${of(throughcare).padStart(16)}${of(handWritten).padStart(16)}`;
  });
  const kinds = Object.keys(throughcare.actions) as (keyof typeof throughcare.actions)[];
  const actions = kinds.map(
    (kind) =>
      `  ${`billed: ${kind}`.padEnd(44)}${String(throughcare.actions[kind]).padStart(16)}${String(handWritten.actions[kind]).padStart(16)}`,
  );
  return [`${name}, kind by kind`, ...events, ...actions].join("\n");
}

function addActions(a: Cost["actions"], b: Cost["actions"]): Cost["actions"] {
  const kinds = Object.keys(a) as (keyof Cost["actions"])[];
  return Object.fromEntries(kinds.map((kind) => [kind, a[kind] + b[kind]])) as unknown as Cost["actions"];
}

function line(...cells: readonly string[]): string {
  return cells
    .map((cell, index) => (index === 0 ? cell.padEnd(COLUMNS[0]) : cell.padStart(COLUMNS[index] ?? 0)))
    .join("");
}

function number(value: number): string {
  return value.toLocaleString("en-GB");
}
