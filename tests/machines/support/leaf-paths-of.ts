import type { AnyStateMachine, StateNode } from "xstate";

/** Every leaf state of a machine, as a dotted path, but those it only passes through. */
export function leafPathsOf(machine: AnyStateMachine): string[] {
  return leaves(machine.root as unknown as Node)
    .filter(({ always }) => !leavesAtOnce(always))
    .map(({ path }) => path.join("."));
}

/** Every state node of a machine, the root included. */
export function nodesOf(machine: AnyStateMachine): Node[] {
  return all(machine.root as unknown as Node);
}

export type Node = Pick<StateNode, "id" | "path" | "tags" | "entry" | "exit" | "transitions" | "always"> & {
  readonly states: Readonly<Record<string, Node>>;
};

function leaves(node: Node): Node[] {
  const children = Object.values(node.states);
  return children.length === 0 ? [node] : children.flatMap(leaves);
}

function all(node: Node): Node[] {
  return [node, ...Object.values(node.states).flatMap(all)];
}

/** One of its transitions without an event has no guard: nobody is ever found in it. */
function leavesAtOnce(always: Node["always"]): boolean {
  return always?.some(({ guard }) => guard === undefined) ?? false;
}
