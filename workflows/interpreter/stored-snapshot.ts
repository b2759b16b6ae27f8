import type { AnyMachineSnapshot, AnyStateMachine, StateValue } from "xstate";

/** A machine snapshot as plain JSON. History nodes are kept by id, for they are objects of the machine. */
export interface StoredSnapshot {
  readonly value: StateValue;
  readonly context: Readonly<Record<string, unknown>>;
  readonly status: "active" | "done";
  readonly history?: Readonly<Record<string, readonly string[]>>;
}

export function stored(snapshot: AnyMachineSnapshot): StoredSnapshot {
  // In document order: XState keeps them in the order they were left, which a restored snapshot need not repeat.
  const history = Object.entries(snapshot.historyValue).map(([id, nodes]) => [
    id,
    [...nodes].sort((a, b) => a.order - b.order).map((node) => node.id),
  ]);
  return {
    value: snapshot.value,
    context: snapshot.context,
    status: snapshot.status === "done" ? "done" : "active",
    ...(history.length > 0 && { history: Object.fromEntries(history) }),
  };
}

export function restored(machine: AnyStateMachine, saved: StoredSnapshot): AnyMachineSnapshot {
  const history = Object.entries(saved.history ?? {}).map(([id, nodes]) => [
    id,
    nodes.map((node) => machine.getStateNodeById(node)),
  ]);
  return machine.resolveState({
    value: saved.value,
    context: saved.context,
    status: saved.status,
    historyValue: Object.fromEntries(history),
  });
}

/** The leaf states as dotted paths, `optedIn.windowOpen`, in document order. */
export function leafPaths(snapshot: AnyMachineSnapshot): string[] {
  return activeNodes(snapshot)
    .filter((node) => Object.keys(node.states).length === 0)
    .map((node) => node.path.join("."));
}

/** The names of the events the active states have a transition for, in the order of `known`. Computed without data. */
export function allowedEvents(snapshot: AnyMachineSnapshot, known: readonly string[]): string[] {
  if (snapshot.status !== "active") return [];
  const taken = new Set(activeNodes(snapshot).flatMap((node) => [...node.transitions.keys()].filter(leads(node))));
  return known.filter((event) => taken.has(event) || taken.has("*"));
}

interface ActiveNode {
  readonly path: readonly string[];
  readonly states: Readonly<Record<string, unknown>>;
  readonly transitions: ReadonlyMap<
    string,
    readonly { readonly target?: unknown; readonly actions: readonly unknown[] }[]
  >;
  readonly order: number;
}

/** A transition without target and actions forbids its event. */
function leads({ transitions }: ActiveNode): (event: string) => boolean {
  return (event) =>
    (transitions.get(event) ?? []).some(({ target, actions }) => target !== undefined || actions.length > 0);
}

function activeNodes(snapshot: AnyMachineSnapshot): readonly ActiveNode[] {
  return [...(snapshot._nodes as readonly ActiveNode[])].sort((a, b) => a.order - b.order);
}
