import { isAround, pathOf, rootOf, withDescendants } from "../../../diagrams/state-node.ts";
import type { DocumentedProcess } from "../documented-process.ts";
import { code } from "../markdown-table.ts";

/** In which states an event is taken, in words. A state stands for every state inside it. */
export function takenIn({ definition }: DocumentedProcess, event: string): string {
  const taking = withDescendants(rootOf(definition.machine)).filter(({ transitions }) => transitions.has(event));
  const paths = taking.map(pathOf);
  if (paths.includes("")) return "at any time";
  const outermost = paths.filter((path) => !paths.some((other) => isAround(other, path)));
  return outermost.length === 0 ? "never" : outermost.map(code).join("<br>");
}
