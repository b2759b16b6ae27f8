import { markdownTable } from "../../../dev/docs/markdown-table.ts";
import type { Claim, ClaimsOfProcess } from "./claims.ts";
import { inWords, type Witness } from "./witness.ts";

/** Which of the tests that show a claim the page names. The candidates come with the best first, in words. */
export type Choice = (place: Place, candidates: readonly string[]) => string | undefined;

/** One cell of the page, however the page around it changes. */
export interface Place {
  readonly title: string;
  readonly cells: readonly string[];
  readonly column: typeof BY_TEST | typeof ON_SERVER;
}

export const BY_TEST = "Test";
export const ON_SERVER = "On the real server";

/** Nothing shows it. */
export const NOTHING = "–";

/** `docs/coverage.md`: what there is in every process, and a test that shows it. */
export function coveragePage(
  processes: readonly ClaimsOfProcess[],
  witnesses: readonly Witness[],
  choose: Choice,
): string {
  const filled = processes.map((claims) => fill(claims, witnesses, choose));
  return [
    "# Coverage",
    "",
    "<!-- Written by `COVERAGE=write npx vitest run tests/machines`; a full run of the tests checks it. -->",
    "",
    "Every state, transition and deadline of every process, each with a test under `tests/machines` that reaches it: of all",
    "that do, one that is about little else. Where only the walk through every state comes by, it says *walk*. Property",
    "tests come by too; as chance leads them, they do not count. For a deadline there is also a course in `examples/`, where it",
    "comes on a real server, and when in London.",
    "",
    ...markdownTable(["Process", "States", "Transitions", "Deadlines", ON_SERVER], filled.map(summary)),
    ...filled.flatMap(section),
    "",
  ].join("\n");
}

interface Row {
  readonly cells: readonly string[];
  readonly byTest: string;
  readonly onServer: string;
}

interface Filled {
  readonly title: string;
  readonly states: readonly Row[];
  readonly transitions: readonly Row[];
  readonly deadlines: readonly Row[];
}

function fill(claims: ClaimsOfProcess, all: readonly Witness[], choose: Choice): Filled {
  const own = all.filter(({ process }) => process === claims.process);
  const row = ({ cells, isShownBy, inCourses }: Claim): Row => {
    const cell = (column: Place["column"], candidates: readonly string[]): string =>
      choose({ title: claims.title, cells, column }, candidates) ?? NOTHING;
    const tests = own.filter(({ notes }) => isShownBy(notes)).map(inWords);
    return { cells, byTest: cell(BY_TEST, tests), onServer: cell(ON_SERVER, inCourses) };
  };
  const [states, transitions, deadlines] = [claims.states, claims.transitions, claims.deadlines].map((each) =>
    each.map(row),
  ) as [Row[], Row[], Row[]];
  return { title: claims.title, states, transitions, deadlines };
}

function summary({ title, states, transitions, deadlines }: Filled): string[] {
  const share = (rows: readonly Row[], of: "byTest" | "onServer"): string =>
    `${rows.filter((row) => row[of] !== NOTHING).length} of ${rows.length}`;
  return [
    `[${title}](#${anchorOf(title)})`,
    share(states, "byTest"),
    share(transitions, "byTest"),
    share(deadlines, "byTest"),
    share(deadlines, "onServer"),
  ];
}

/** As GitHub names a heading. */
function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\w -]/g, "")
    .replaceAll(" ", "-");
}

function section({ title, states, transitions, deadlines }: Filled): string[] {
  const shown = ({ cells, byTest }: Row): string[] => [...cells, byTest];
  const rung = (row: Row): string[] => [...shown(row), row.onServer];
  return [
    "",
    `## ${title}`,
    "",
    ...markdownTable(["State", "In plain English", BY_TEST], states.map(shown)),
    "",
    ...markdownTable(["From", "What happens", "To", BY_TEST], transitions.map(shown)),
    "",
    ...markdownTable(["Deadline", "Label", BY_TEST, ON_SERVER], deadlines.map(rung)),
  ];
}
