import type { DocumentedProcess } from "../../../dev/docs/documented-process.ts";
import type { CourseFile } from "../../../dev/courses/read-courses.ts";
import { code } from "../../../dev/docs/markdown-table.ts";
import { labelOf } from "../../../diagrams/label-of.ts";
import { isPassedThrough, pathOf, rootOf, withDescendants } from "../../../diagrams/state-node.ts";
import { transitionsOf, type Transition } from "../../../diagrams/transitions-of.ts";
import { leads, waysOut } from "../../machines/support/ways.ts";
import { firesInCourses } from "./fires-in-courses.ts";
import type { Notes } from "./notes.ts";

/** Something of a process that a test must show, as a row of its table. */
export interface Claim {
  /** The row without the tests; no other row of its table has the same. */
  readonly cells: readonly string[];
  readonly isShownBy: (notes: Notes) => boolean;
  /** For a deadline: where in `examples/` it comes, and when in London; the courses there run on a real server. */
  readonly inCourses: readonly string[];
}

export interface ClaimsOfProcess {
  readonly process: string;
  readonly title: string;
  readonly states: readonly Claim[];
  readonly transitions: readonly Claim[];
  readonly deadlines: readonly Claim[];
}

/** Everything of a process that tests must show. */
export function claimsOf({ contract, definition }: DocumentedProcess, courses: readonly CourseFile[]): ClaimsOfProcess {
  const { process, machine, words } = definition;
  const nodes = withDescendants(rootOf(machine));
  const leaves = nodes.filter((node) => Object.keys(node.states).length === 0 && !isPassedThrough(node));
  const ways = nodes.flatMap((node) => {
    const named = waysOut(node);
    return transitionsOf(node).flatMap((transition, index) => {
      const way = named[index];
      return way && leads(way) ? [{ name: way.name, transition }] : [];
    });
  });
  return {
    process,
    title: contract.title,
    states: leaves.map(pathOf).map((path) => ({
      cells: [code(path), words.states[path] ?? ""],
      isShownBy: ({ states }) => states.includes(path),
      inCourses: [],
    })),
    transitions: numbered(ways.map(({ transition }) => transitionCells(transition, words))).map((cells, index) => ({
      cells,
      isShownBy: (notes) => notes.ways.includes(ways[index]?.name ?? ""),
      inCourses: [],
    })),
    deadlines: Object.entries(words.deadlines).map(([deadline, { label }]) => {
      const firing = ways.filter(({ transition: { cause } }) => causeName(cause) === deadline).map(({ name }) => name);
      return {
        cells: [code(deadline), label],
        isShownBy: (notes) => firing.some((name) => notes.ways.includes(name)),
        inCourses: firesInCourses(process, deadline, courses),
      };
    }),
  };
}

/** The deadline a transition follows: of its state, or one that the case raised for later as an event. */
function causeName(cause: Transition["cause"]): string | undefined {
  if (cause.kind === "deadline") return cause.deadline;
  return cause.kind === "event" ? cause.event : undefined;
}

function transitionCells(transition: Transition, words: DocumentedProcess["definition"]["words"]): string[] {
  const { source, targets } = transition;
  return [
    source.path.length === 0 ? "anywhere" : code(pathOf(source)),
    labelOf(transition, words) || "at once",
    targets.length === 0 ? "stays" : targets.map(code).join(" and "),
  ];
}

/** Rows that read alike, for their conditions have no names, are numbered in the order in which they are tried. */
function numbered(rows: readonly (readonly string[])[]): string[][] {
  const alike = Map.groupBy(rows.keys(), (index) => JSON.stringify(rows[index]));
  return rows.map((row, index) => {
    const [from = "", what = "", to = ""] = row;
    const same = alike.get(JSON.stringify(row)) ?? [];
    return [from, same.length < 2 ? what : `${what} (${same.indexOf(index) + 1} of ${same.length})`, to];
  });
}
