import type { AnyStateMachine } from "xstate";
import { nodesOf } from "./leaf-paths-of.ts";

/**
 * Writes down which transitions of a machine are taken from now on. XState reads a transition's actions exactly when it
 * takes it (and when it is asked whether it could: `can`, which nothing here calls).
 */
export class TransitionsTaken {
  readonly #all: string[] = [];
  readonly #taken = new Set<string>();

  constructor(machine: AnyStateMachine) {
    for (const node of nodesOf(machine)) {
      const transitions = [...[...node.transitions.values()].flat(), ...(node.always ?? [])];
      for (const [index, transition] of transitions.entries()) {
        const targets = transition.target?.map(({ id }) => id).join(" ") ?? "(stays)";
        const name = `${node.id} on ${transition.eventType || "always"} #${index} → ${targets}`;
        const { actions } = transition;
        this.#all.push(name);
        Object.defineProperty(transition, "actions", {
          get: () => {
            this.#taken.add(name);
            return actions;
          },
        });
      }
    }
  }

  /** The transitions nothing has taken yet. */
  get untaken(): string[] {
    return this.#all.filter((name) => !this.#taken.has(name));
  }

  get count(): number {
    return this.#all.length;
  }
}
