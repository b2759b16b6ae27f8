import type { AnyStateMachine } from "xstate";
import { onStep } from "./on-step.ts";
import { waysOf } from "./ways.ts";

/** Writes down which transitions of a machine are taken from now on. */
export class TransitionsTaken {
  readonly #all: readonly string[];
  readonly #taken = new Set<string>();

  constructor(machine: AnyStateMachine) {
    this.#all = waysOf(machine).map(({ name }) => name);
    onStep(machine, ({ ways }) => {
      for (const name of ways) this.#taken.add(name);
    });
  }

  /** The transitions nothing has taken yet. */
  get untaken(): string[] {
    return this.#all.filter((name) => !this.#taken.has(name));
  }

  get count(): number {
    return this.#all.length;
  }
}
