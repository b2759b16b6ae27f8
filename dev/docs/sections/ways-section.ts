import { mermaidId, mermaidLines, mermaidText } from "../../../diagrams/mermaid-text.ts";
import { nameInWords } from "../../../diagrams/name-in-words.ts";
import { leafPaths } from "../../../workflows/interpreter/stored-snapshot.ts";
import { deadlineLabel } from "../../../workflows/interpreter/commit.ts";
import { walkCourse, type Step } from "../../courses/pure-course.ts";
import { readCourses } from "../../courses/read-courses.ts";
import type { DocumentedProcess } from "../documented-process.ts";

/**
 * How cases really go: the moves between states that the courses in `examples/` make, with what brought each about. In a
 * process whose states follow from what is known, an event leads where the facts lead, which no drawing of the machine
 * alone can say.
 */
export function waysSection({ definition }: DocumentedProcess): string[] {
  const moves = movesOf(definition.process);
  if (moves.size === 0) return [];
  const states = [...new Set([...moves.keys()].flatMap((move) => move.split(">")))];
  return [
    "## How cases go",
    "",
    "As the courses in [examples](../../examples) go that are about it: what led from one state to the next. `Due:` is a deadline.",
    "",
    "```mermaid",
    "stateDiagram-v2",
    ...states.map((state) => `  state "${mermaidText(nameInWords(state))}" as ${mermaidId(state)}`),
    ...[...moves].map(([move, causes]) => {
      const [from = "", to = ""] = move.split(">");
      return `  ${mermaidId(from)} --> ${mermaidId(to)} : ${[...causes].map(mermaidLines).join("<br/>")}`;
    }),
    "```",
  ];
}

/** By `from>to`, states at the top: what brought the move about, in words. */
function movesOf(process: string): ReadonlyMap<string, ReadonlySet<string>> {
  const moves = new Map<string, Set<string>>();
  for (const step of allSteps()) {
    if (step.definition.process !== process) continue;
    const [from, to] = [topOf(step.before), topOf(step.after)];
    if (from === to) continue;
    const causes = moves.get(`${from}>${to}`) ?? new Set<string>();
    moves.set(`${from}>${to}`, causes.add(inWords(step)));
  }
  return moves;
}

let walked: readonly Step[] | undefined;

/** Each course is walked once, whatever the number of pages. */
function allSteps(): readonly Step[] {
  walked ??= readCourses().flatMap(({ course }) => walkCourse(course));
  return walked;
}

function topOf({ snapshot }: Step["before"]): string {
  return leafPaths(snapshot)[0]?.split(".")[0] ?? "";
}

function inWords({ definition, cause }: Step): string {
  const label = deadlineLabel(definition, cause);
  return cause.type.startsWith("xstate.after.") ? `Due: ${label}` : label;
}
