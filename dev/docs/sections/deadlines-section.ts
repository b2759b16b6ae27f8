import { labelOf } from "../../../diagrams/label-of.ts";
import { pathOf, rootOf, withDescendants } from "../../../diagrams/state-node.ts";
import { transitionsOf, type Transition } from "../../../diagrams/transitions-of.ts";
import type { EffectType } from "../../../machines/shared/effects.ts";
import type { DocumentedProcess } from "../documented-process.ts";
import { code, markdownTable } from "../markdown-table.ts";

const EFFECTS: Readonly<Record<EffectType, string>> = {
  send: "a message is sent",
  openTask: "a task opens",
  closeTask: "a task closes",
  tellCase: "another case is told",
  tellMembers: "the cases that belong to it are told",
  startMembers: "cases that belong to it are started",
};

/** What happens by itself, in which state, and what follows. */
export function deadlinesSection({ definition }: DocumentedProcess): string[] {
  const all = withDescendants(rootOf(definition.machine)).flatMap(transitionsOf);
  const rows = Object.entries(definition.words.deadlines).flatMap(([name, { label, cutsOff }]) => {
    const led = all.filter(({ cause }) => cause.kind === "deadline" && cause.deadline === name);
    return [...Map.groupBy(led, ({ source }) => source)].map(([source, transitions]) => [
      code(name),
      label,
      source.path.length === 0 ? "at any time" : code(pathOf(source)),
      transitions.map(followsInWords).join("<br>"),
      cutsOff ? "yes" : "",
    ]);
  });
  if (rows.length === 0) return ["## Deadlines", "", "None."];
  return [
    "## Deadlines",
    "",
    "An answer received before a deadline that cuts it off counts, even when it is processed after.",
    "",
    ...markdownTable(["Deadline", "Label", "Runs in", "What follows", "Cuts off an answer"], rows),
  ];
}

function followsInWords(transition: Transition): string {
  const { source, targets, effects } = transition;
  const condition = labelOf(
    { ...transition, cause: { kind: "always" } },
    { states: {}, events: {}, deadlines: {}, tasks: {} },
  );
  const own = pathOf(source);
  const moves = targets.map((target) => (target === own ? "it starts again" : `to ${code(target)}`));
  const done = effects.map((effect) => EFFECTS[effect as EffectType] ?? effect);
  const follows = [...(moves.length === 0 ? ["the case stays where it is"] : moves), ...new Set(done)].join("; ");
  return condition === "" ? follows : `${condition}: ${follows}`;
}
