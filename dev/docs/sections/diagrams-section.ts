import { labelOf } from "../../../diagrams/label-of.ts";
import { diagramsOf } from "../../../diagrams/process-diagrams.ts";
import { rootOf } from "../../../diagrams/state-node.ts";
import { transitionsOf } from "../../../diagrams/transitions-of.ts";
import type { DocumentedProcess } from "../documented-process.ts";
import { code } from "../markdown-table.ts";

/** The process in pictures: an overview, and each state that is too full for it. */
export function diagramsSection({ definition }: DocumentedProcess): string[] {
  const atAnyTime = transitionsOf(rootOf(definition.machine)).map((transition) => {
    const to = transition.targets.map(code).join(" and ");
    return `${labelOf(transition, definition.words)}${to === "" ? "" : ` (leads to ${to})`}`;
  });
  return [
    "## Diagrams",
    "",
    "An arrow is an event, or `Due:` a deadline, or a condition under which the case goes on by itself. Green: the case has",
    "its outcome. Dashed, grey: a state beside the one that is shown. What changes no state, and what is taken at any time,",
    "is not drawn; it stands under [Events](#events).",
    ...(atAnyTime.length === 0 ? [] : ["", `At any time: ${[...new Set(atAnyTime)].join("; ")}.`]),
    ...diagramsOf(definition).flatMap(({ title, text }) => ["", `### ${title}`, "", "```mermaid", `${text}\`\`\``]),
  ];
}
