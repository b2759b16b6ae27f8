import type { StateNode } from "xstate";
import { guardInWords } from "./guard-in-words.ts";
import { pathOf, type DrawnNode } from "./state-node.ts";

/** One way out of a state, or through it, as it is drawn and described. */
export interface Transition {
  readonly source: DrawnNode;
  /** What sets it off: an event's name, a deadline's, or nothing at all. */
  readonly cause:
    | { readonly kind: "event"; readonly event: string }
    | { readonly kind: "deadline"; readonly deadline: string }
    | { readonly kind: "done" }
    | { readonly kind: "always" };
  /** The guard, when it has a name. */
  readonly guard?: string;
  /** Comes after one whose guard has a name, and has none itself. */
  readonly otherwise: boolean;
  /** Where it leads; empty when the case stays where it is. */
  readonly targets: readonly string[];
  /** The effects it asks for, as the interpreter knows them. */
  readonly effects: readonly string[];
}

type Candidate = NonNullable<StateNode["always"]>[number];

/** Every way out of a state itself, not of those in it or around it, in the order in which they are tried. */
export function transitionsOf(source: DrawnNode): Transition[] {
  const caused = [...source.transitions].flatMap(([type, candidates]) =>
    candidates.map((candidate, index) => transition(source, causeOf(type), candidate, candidates.slice(0, index))),
  );
  const always = (source.always ?? []).map((candidate, index, all) =>
    transition(source, { kind: "always" }, candidate, all.slice(0, index)),
  );
  return [...caused, ...always];
}

function transition(
  source: DrawnNode,
  cause: Transition["cause"],
  candidate: Candidate,
  before: readonly Candidate[],
): Transition {
  const guard = guardInWords(candidate.guard);
  return {
    source,
    cause,
    ...(guard !== undefined && { guard }),
    otherwise: candidate.guard === undefined && before.some((earlier) => guardInWords(earlier.guard) !== undefined),
    targets: (candidate.target ?? []).map(targetPath),
    effects: effectsOf(candidate.actions),
  };
}

/** The types of the actions that have one and are not XState's own. */
export function effectsOf(actions: readonly unknown[]): string[] {
  return actions.flatMap((action) => {
    if (typeof action !== "object" || action === null || !("type" in action)) return [];
    const { type } = action;
    return typeof type === "string" && !type.startsWith("xstate.") ? [type] : [];
  });
}

function causeOf(type: string): Transition["cause"] {
  if (type.startsWith("xstate.after.")) return { kind: "deadline", deadline: type.split(".")[2] ?? type };
  if (type.startsWith("xstate.done.")) return { kind: "done" };
  return { kind: "event", event: type };
}

/** Going back to where a case was in a state is going to that state. */
function targetPath(target: Pick<StateNode, "path" | "type">): string {
  return pathOf(target.type === "history" ? { path: target.path.slice(0, -1) } : target);
}
