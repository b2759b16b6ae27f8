import type { AnyStateMachine } from "xstate";
import type { ProcessDefinition } from "../../machines/shared/process-definition.ts";
import { isEffectType, UnsupportedEffect } from "./step.ts";
import { EFFECT_TYPES } from "../../machines/shared/effects.ts";

interface Node {
  readonly id: string;
  readonly entry: readonly unknown[];
  readonly exit: readonly unknown[];
  readonly invoke: readonly unknown[];
  readonly states: Readonly<Record<string, Node>>;
  readonly transitions: ReadonlyMap<string, readonly { readonly actions: readonly unknown[] }[]>;
  readonly always?: readonly { readonly actions: readonly unknown[] }[];
}

/**
 * Looks through a whole machine for effects nobody carries out, so that a process with one fails when the worker
 * starts and not when the first case gets there. Throws {@link UnsupportedEffect}, naming every place.
 */
export function checkEffects(definition: ProcessDefinition): void {
  const faults = faultsIn((definition.machine as AnyStateMachine).root as unknown as Node);
  if (faults.length === 0) return;
  throw new UnsupportedEffect(
    `${definition.process} asks for effects nobody carries out: ${faults.join("; ")}. Carried out are: ${EFFECT_TYPES.join(", ")}`,
  );
}

function faultsIn(node: Node): string[] {
  const transitions = [...[...node.transitions.values()].flat(), ...(node.always ?? [])];
  const actions = [...node.entry, ...node.exit, ...transitions.flatMap((transition) => [...transition.actions])];
  const named = actions.flatMap((action) => {
    const type = nameOf(action);
    return type === undefined || type.startsWith("xstate.") || isEffectType(type) ? [] : [`"${type}" in ${node.id}`];
  });
  const invoked = node.invoke.length > 0 ? [`an invoked actor in ${node.id}`] : [];
  return [...named, ...invoked, ...Object.values(node.states).flatMap(faultsIn)];
}

/** Functions are XState's own (assign, raise, enqueueActions); what they enqueue is checked when it is asked for. */
function nameOf(action: unknown): string | undefined {
  if (typeof action === "string") return action;
  if (typeof action === "object" && action !== null) return String((action as { type: unknown }).type);
  return undefined;
}
