import type { AnyActorScope, AnyMachineSnapshot, AnyStateMachine, InspectionEvent, Snapshot } from "xstate";
import { waysOf } from "./ways.ts";

/** One step of a machine: where it stands after it, and by which transitions it came there. */
export interface StepTaken {
  readonly snapshot: AnyMachineSnapshot;
  /** Names of `ways.ts`. */
  readonly ways: readonly string[];
}

type Listener = (step: StepTaken) => void;

const listening = new WeakMap<AnyStateMachine, Listener[]>();

/**
 * Tells of every step of a machine from now on. XState's inspection says which transitions a step is made of. A trap on
 * the transitions themselves would not: whoever asks which events are allowed reads all of them. Where two regions leave
 * their common state by the same event, both are told of although the first one wins.
 */
export function onStep(machine: AnyStateMachine, listener: Listener): void {
  const known = listening.get(machine);
  if (known) known.push(listener);
  else listening.set(machine, listenTo(machine, [listener]));
}

function listenTo(machine: AnyStateMachine, listeners: Listener[]): Listener[] {
  const names = new Map<unknown, string>(waysOf(machine).map(({ name, transition }) => [transition, name]));
  const watched = <Result extends Snapshot<unknown>>(scope: AnyActorScope, step: () => Result): Result => {
    const ways: string[] = [];
    const { unsubscribe } = scope.system.inspect((event: InspectionEvent) => {
      if (event.type !== "@xstate.microstep") return;
      for (const transition of event._transitions) {
        const name = names.get(transition);
        if (name !== undefined) ways.push(name);
      }
    });
    const snapshot = step();
    unsubscribe();
    for (const listener of listeners) listener({ snapshot: snapshot as unknown as AnyMachineSnapshot, ways });
    return snapshot;
  };
  const { transition, getInitialSnapshot } = machine;
  machine.transition = (snapshot, event, scope) =>
    watched(scope, () => transition.call(machine, snapshot, event, scope));
  machine.getInitialSnapshot = (scope, input) => watched(scope, () => getInitialSnapshot.call(machine, scope, input));
  return listeners;
}
