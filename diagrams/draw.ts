import type { ProcessDefinition } from "../machines/shared/process-definition.ts";
import { arrowsOf, type Arrow } from "./arrows-of.ts";
import type { Drawing } from "./drawing.ts";
import { mermaidId, mermaidLines, mermaidText } from "./mermaid-text.ts";
import { nameInWords } from "./name-in-words.ts";
import {
  childrenOf,
  isAround,
  isCompound,
  isPassedThrough,
  nodeAt,
  parentOf,
  pathOf,
  rootOf,
  withDescendants,
  type DrawnNode,
} from "./state-node.ts";

/** The colours of GOV.UK, with text that can be read on them whether the page is light or dark. */
const CLASSES = {
  current: "fill:#ffdd00,stroke:#0b0c0c,stroke-width:3px,color:#0b0c0c",
  around: "fill:#fff7bf,stroke:#0b0c0c,stroke-width:2px,color:#0b0c0c",
  outcome: "fill:#cce2d8,stroke:#005a30,color:#0b0c0c",
  elsewhere: "fill:#f3f2f1,stroke:#505a5f,stroke-dasharray:4 4,color:#0b0c0c",
  anywhere: "fill:#ffffff,stroke:#505a5f,stroke-dasharray:1 3,color:#505a5f",
} as const;

/** What a drawing is made of: the machine, and the words for what is in it. */
export type Drawable = Pick<ProcessDefinition, "machine" | "words">;

/**
 * One drawing of a process as the text of a Mermaid state diagram. With the leaf states a case is in, these and the
 * states around them stand out.
 */
export function draw(definition: Drawable, drawing: Drawing, current: readonly string[] = []): string {
  return new Draughtsman(definition, drawing, current).text();
}

class Draughtsman {
  readonly #words: ProcessDefinition["words"];
  readonly #root: DrawnNode;
  readonly #drawing: Drawing;
  readonly #current: readonly string[];
  readonly #arrows: readonly Arrow[];
  readonly #classes = new Map<keyof typeof CLASSES, string[]>();

  constructor({ machine, words }: Drawable, drawing: Drawing, current: readonly string[]) {
    this.#words = words;
    this.#root = rootOf(machine);
    this.#drawing = drawing;
    this.#current = current;
    this.#arrows = arrowsOf(this.#root, drawing, words);
  }

  text(): string {
    const { focus } = this.#drawing;
    // A machine of side-by-side parts needs something around them; any other stands on the page itself.
    const inside = focus === this.#root && focus.type !== "parallel" ? this.#inside(focus) : this.#state(focus);
    const body = [...inside, ...this.#elsewhere(), ...this.#arrows.map(arrowLine)].map((line) => `  ${line}`);
    return ["stateDiagram-v2", ...body, ...this.#classLines(), ""].join("\n");
  }

  #state(node: DrawnNode): string[] {
    const path = pathOf(node);
    const id = mermaidId(path);
    this.#mark(path);
    const title = `state "${mermaidText(nameInWords(node.key))}" as ${id}`;
    if (this.#drawing.open.has(path)) return [`${title} {`, ...this.#inside(node).map((line) => `  ${line}`), "}"];
    if (isOutcome(node)) this.#class("outcome", id);
    const sentence = this.#sentence(node);
    return [title, ...(sentence === undefined ? [] : [`${id} : ${mermaidLines(sentence)}`])];
  }

  /** What stands below the title, unless it would say the same again. */
  #sentence(node: DrawnNode): string | undefined {
    if (isCompound(node)) return `${leafCount(node)} states inside`;
    if (isPassedThrough(node)) return "Passed through at once";
    const words = this.#words.states[pathOf(node)];
    return words?.toLowerCase() === nameInWords(node.key).toLowerCase() ? undefined : words;
  }

  #inside(node: DrawnNode): string[] {
    const children = childrenOf(node).filter(({ type }) => type !== "history");
    if (node.type === "parallel") {
      return children.flatMap((child, index) => [...(index > 0 ? ["--"] : []), ...this.#state(child)]);
    }
    const [first] = node.initial?.target ?? [];
    const beginning = first && `[*] --> ${mermaidId([...node.path, first.path[node.path.length]].join("."))}`;
    return [
      ...(beginning === undefined ? [] : [beginning]),
      ...children.flatMap((child) => this.#state(child)),
      ...this.#anywheres(node),
    ];
  }

  /** One mark for each state out of any part of which something leads to one of these. */
  #anywheres(node: DrawnNode): string[] {
    const path = pathOf(node);
    const sources = this.#arrows
      .filter(({ anywhere, to }) => anywhere && parentOf(to) === path)
      .map(({ from }) => from);
    return [...new Set(sources)].map((from) => {
      const id = anywhereId(from, path);
      this.#class("anywhere", id);
      return `state "${mermaidText(`Anywhere in ${this.#title(from)}`)}" as ${id}`;
    });
  }

  /** What arrows lead to or come from outside. */
  #elsewhere(): string[] {
    const focus = pathOf(this.#drawing.focus);
    const ends = this.#arrows.flatMap(({ from, to }) => [from, to]);
    const outside = [...new Set(ends)].filter((path) => path !== focus && !isAround(focus, path));
    return outside.map((path) => {
      const id = mermaidId(path);
      this.#mark(path);
      this.#class("elsewhere", id);
      return `state "${mermaidText(this.#title(path))}" as ${id}`;
    });
  }

  #title(path: string): string {
    return nameInWords(nodeAt(this.#root, path)?.key ?? path);
  }

  #mark(path: string): void {
    const isIn = this.#current.some((leaf) => leaf === path || isAround(path, leaf));
    if (isIn) this.#class(this.#drawing.open.has(path) ? "around" : "current", mermaidId(path));
  }

  #class(name: keyof typeof CLASSES, id: string): void {
    this.#classes.set(name, [...(this.#classes.get(name) ?? []), id]);
  }

  #classLines(): string[] {
    // The last class of a state wins: where a case is matters more than that it is an outcome.
    const used = [...this.#classes].sort(([a], [b]) => RANK.indexOf(b) - RANK.indexOf(a));
    return used.flatMap(([name, ids]) => [
      `  classDef ${name} ${CLASSES[name]}`,
      `  class ${[...new Set(ids)].join(",")} ${name}`,
    ]);
  }
}

const RANK = Object.keys(CLASSES) as readonly (keyof typeof CLASSES)[];

function arrowLine({ from, anywhere, to, labels }: Arrow): string {
  const source = anywhere ? anywhereId(from, parentOf(to)) : mermaidId(from);
  // Several causes on one arrow: a mark shows where each begins.
  const label = labels.map((each) => mermaidLines(labels.length > 1 ? `• ${each}` : each)).join("<br/>");
  return `${source} --> ${mermaidId(to)}${label === "" ? "" : ` : ${label}`}`;
}

function anywhereId(from: string, inside: string): string {
  return `anywhere_${mermaidId(from)}_in_${mermaidId(inside)}`;
}

function leafCount(node: DrawnNode): number {
  return withDescendants(node).filter((each) => !isCompound(each)).length;
}

/** Every case that is in it has its outcome. */
function isOutcome(node: DrawnNode): boolean {
  if (node.tags.includes("outcome")) return true;
  return isCompound(node) && childrenOf(node).every(isOutcome);
}
