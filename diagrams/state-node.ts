import type { AnyStateMachine, StateNode } from "xstate";

/** A state of a machine with what leads out of it: as much of it as is drawn and described. */
export type DrawnNode = Pick<
  StateNode,
  "id" | "key" | "path" | "type" | "tags" | "always" | "transitions" | "entry"
> & {
  readonly initial?: { readonly target?: readonly Pick<StateNode, "path">[] | undefined };
  readonly states: Readonly<Record<string, DrawnNode>>;
};

export function rootOf(machine: AnyStateMachine): DrawnNode {
  return machine.root as unknown as DrawnNode;
}

/** The dotted path by which a state is known everywhere; empty for the machine itself. */
export function pathOf({ path }: { readonly path: readonly string[] }): string {
  return path.join(".");
}

/** The paths of the states around one, outermost first; not the machine itself. */
export function statesAround(path: string): string[] {
  const keys = path.split(".");
  return keys.slice(1).map((_, index) => keys.slice(0, index + 1).join("."));
}

/** The path of the state around another. */
export function parentOf(path: string): string {
  return path.split(".").slice(0, -1).join(".");
}

export function childrenOf(node: DrawnNode): DrawnNode[] {
  return Object.values(node.states);
}

/** A node and everything in it, in the order in which it is written. */
export function withDescendants(node: DrawnNode): DrawnNode[] {
  return [node, ...childrenOf(node).flatMap(withDescendants)];
}

export function isCompound(node: DrawnNode): boolean {
  return childrenOf(node).length > 0;
}

/** The state at a dotted path; nothing when the machine has none there. */
export function nodeAt(root: DrawnNode, path: string): DrawnNode | undefined {
  const keys = path === "" ? [] : path.split(".");
  let node: DrawnNode | undefined = root;
  for (const key of keys) node = node && Object.hasOwn(node.states, key) ? node.states[key] : undefined;
  return node;
}

/** `optedIn` is around `optedIn.windowOpen`, and the machine around everything; nothing is around itself. */
export function isAround(outer: string, inner: string): boolean {
  return inner !== outer && (outer === "" || inner.startsWith(`${outer}.`));
}

/** One of its transitions without an event has no guard: nobody is ever found in it. */
export function isPassedThrough({ always }: DrawnNode): boolean {
  return always?.some(({ guard }) => guard === undefined) ?? false;
}
