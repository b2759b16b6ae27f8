import { definitionOf, definitions } from "../machines/definitions.ts";
import { DefinitionMissing } from "../machines/shared/in-version.ts";
import { draw, type Drawable } from "./draw.ts";
import { drawingsOf } from "./drawing.ts";
import { nameInWords } from "./name-in-words.ts";
import { isAround, pathOf, rootOf, statesAround } from "./state-node.ts";

/** One diagram of a process. */
export interface ProcessDiagram {
  /** The state it shows the inside of, as a dotted path; empty for the overview. */
  readonly state: string;
  readonly title: string;
  /** A Mermaid state diagram. */
  readonly text: string;
}

type ProcessName = keyof typeof definitions;

/** The diagrams of a process in the version new cases start on, the overview first; none of a name that is no process. */
export function processDiagrams(process: string): readonly ProcessDiagram[] {
  return Object.hasOwn(definitions, process) ? diagramsOf(definitions[process as ProcessName]) : [];
}

/** The diagrams of one definition: the overview, then one of every state that another diagram shows closed. */
export function diagramsOf(definition: Drawable): ProcessDiagram[] {
  return drawingsOf(rootOf(definition.machine)).map((drawing) => {
    const state = pathOf(drawing.focus);
    const title = state === "" ? "Overview" : state.split(".").map(nameInWords).join(": ");
    return { state, title, text: draw(definition, drawing) };
  });
}

/** Where a case stands, by the version it runs on; nothing when that version has been deleted. */
export function caseDiagram(process: string, version: number, paths: readonly string[]): string | undefined {
  try {
    return diagramOfCase(definitionOf(process as ProcessName, version), paths);
  } catch (error) {
    if (error instanceof DefinitionMissing) return undefined;
    throw error;
  }
}

/**
 * Of a definition's diagrams the closest one that holds all the states a case is in, opened as far as they are, with
 * these and the states around them marked.
 */
export function diagramOfCase(definition: Drawable, paths: readonly string[]): string {
  const [overview, ...closer] = drawingsOf(rootOf(definition.machine));
  if (!overview) throw new Error("A machine has at least its overview");
  // The drawings stand in the order outermost first.
  const holding = closer.filter(
    ({ focus }) => paths.length > 0 && paths.every((path) => isAround(pathOf(focus), path)),
  );
  const { focus, open } = holding.at(-1) ?? overview;
  const start = pathOf(focus);
  const around = paths.flatMap(statesAround).filter((path) => path === start || isAround(start, path));
  return draw(definition, { focus, open: new Set([...open, ...around]) }, paths);
}
