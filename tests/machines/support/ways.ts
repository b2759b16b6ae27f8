import type { AnyStateMachine, StateNode } from "xstate";
import { nodesOf } from "./leaf-paths-of.ts";

type TransitionDefinition = NonNullable<StateNode["always"]>[number];

/** A transition of a machine under a name that no other has and that stays while the machine does. */
export interface Way {
  readonly name: string;
  readonly transition: TransitionDefinition;
}

/** Every way out of a state itself, in the order in which they are written. */
export function waysOut({ id, transitions, always }: Pick<StateNode, "id" | "transitions" | "always">): Way[] {
  return [...[...transitions.values()].flat(), ...(always ?? [])].map((transition, index) => {
    const targets = transition.target?.map((target) => target.id).join(" ") ?? "(stays)";
    return { name: `${id} on ${transition.eventType || "always"} #${index} → ${targets}`, transition };
  });
}

/** Every transition of a machine that can be taken. */
export function waysOf(machine: AnyStateMachine): Way[] {
  return nodesOf(machine).flatMap(waysOut).filter(leads);
}

/** A transition that neither goes anywhere nor does anything only forbids its event: nobody takes it. */
export function leads({ transition: { target, actions, reenter } }: Way): boolean {
  return target !== undefined || actions.length > 0 || reenter;
}
