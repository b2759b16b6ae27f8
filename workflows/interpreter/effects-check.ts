import type { AnyStateMachine } from "xstate";
import { EFFECT_TYPES } from "../../machines/shared/effects.ts";
import type { ProcessDefinition } from "../../machines/shared/process-definition.ts";
import { FIND_ADDRESS } from "./consequences.ts";
import { isEffectType, UnsupportedEffect } from "./step.ts";
import { RENEW_CALENDAR } from "./transition.ts";

interface Node {
  readonly id: string;
  readonly entry: readonly unknown[];
  readonly exit: readonly unknown[];
  readonly invoke: readonly unknown[];
  readonly initial?: { readonly actions: readonly unknown[] };
  readonly states: Readonly<Record<string, Node>>;
  readonly transitions: ReadonlyMap<string, readonly { readonly actions: readonly unknown[] }[]>;
  readonly always?: readonly { readonly actions: readonly unknown[] }[];
}

/** XState's own actions that the interpreter knows: what else it has needs an actor system, which a case is not. */
const BUILT_IN = ["xstate.assign", "xstate.raise", "xstate.cancel", "xstate.enqueueActions"];

/**
 * Looks through a whole process for what nobody carries out, so that it fails when the worker starts and not when the
 * first case gets there. Throws {@link UnsupportedEffect}, naming every place.
 */
export function checkEffects({ process, machine, words }: ProcessDefinition): void {
  const faults = faultsIn(machine.root as unknown as Node, machine.implementations.actions);
  const untold = [FIND_ADDRESS, RENEW_CALENDAR].filter((task) => !words.tasks[task]);
  const all = [...faults, ...untold.map((task) => `no words for the task "${task}", which any case may open`)];
  if (all.length === 0) return;
  throw new UnsupportedEffect(
    `${process} asks for what nobody carries out: ${all.join("; ")}. Effects carried out are: ${EFFECT_TYPES.join(", ")}`,
  );
}

type Actions = AnyStateMachine["implementations"]["actions"];

function faultsIn(node: Node, known: Actions): string[] {
  const transitions = [...[...node.transitions.values()].flat(), ...(node.always ?? [])];
  const actions = [
    ...node.entry,
    ...node.exit,
    ...(node.initial?.actions ?? []),
    ...transitions.flatMap((transition) => [...transition.actions]),
  ];
  const unknown = actions
    .filter((action) => !isCarriedOut(action, known))
    .map((action) => `"${nameOf(action)}" in ${node.id}`);
  const invoked = node.invoke.length > 0 ? [`an invoked actor in ${node.id}`] : [];
  return [...unknown, ...invoked, ...Object.values(node.states).flatMap((child) => faultsIn(child, known))];
}

/** What enqueueActions enqueues is known only when it is asked for, and checked then. */
function isCarriedOut(action: unknown, known: Actions): boolean {
  if (typeof action === "function") return isBuiltIn(action);
  const name = nameOf(action);
  return isEffectType(name) || isBuiltIn(known[name]);
}

function isBuiltIn(action: unknown): boolean {
  return typeof action === "function" && BUILT_IN.includes(String((action as { readonly type?: unknown }).type));
}

function nameOf(action: unknown): string {
  if (typeof action === "string") return action;
  if (typeof action === "function") return "type" in action ? String(action.type) : action.name || "an inline function";
  return String((action as { readonly type: unknown }).type);
}
