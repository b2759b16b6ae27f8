import { nodeAt, rootOf, statesAround } from "../../../diagrams/state-node.ts";
import type { DocumentedProcess } from "../documented-process.ts";
import { code, markdownTable } from "../markdown-table.ts";

/** Every state a case can be found in. */
export function statesSection({ definition }: DocumentedProcess): string[] {
  const { words, machine } = definition;
  const root = rootOf(machine);
  const outcome = (path: string): string => {
    const has = [...statesAround(path), path].some((each) => nodeAt(root, each)?.tags.includes("outcome"));
    return has ? "yes" : "";
  };
  return [
    "## States",
    "",
    "A case may be in several at once, one of each part that runs side by side.",
    "",
    ...markdownTable(
      ["State", "In plain English", "Has its outcome"],
      Object.entries(words.states).map(([path, sentence]) => [code(path), sentence, outcome(path)]),
    ),
  ];
}
