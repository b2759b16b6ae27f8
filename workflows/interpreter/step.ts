import { initialTransition, transition, type AnyMachineSnapshot, type AnyStateMachine } from "xstate";
import { EFFECT_TYPES, type Effect, type EffectType } from "../../machines/shared/effects.ts";
import type { CaseEvent } from "../../machines/shared/process-definition.ts";
import { NEVER_MS, type Instant } from "../../machines/shared/time.ts";

/** A machine asked for something the interpreter does not carry out. A bug in the process, never of the case. */
export class UnsupportedEffect extends Error {
  override readonly name = "UnsupportedEffect";
}

/** A delay came out as no finite number: the machine read a clock it must not read, or has no deadline to wait for. */
export class DelayNotFinite extends Error {
  override readonly name = "DelayNotFinite";
}

export type TimerChange =
  | { readonly change: "arm"; readonly id: string; readonly due: Instant; readonly event: CaseEvent }
  | { readonly change: "cancel"; readonly id: string };

/** What one transition comes to: the next snapshot, and what it asks of the world, in order. */
export interface Step {
  readonly snapshot: AnyMachineSnapshot;
  readonly effects: readonly Effect[];
  readonly timers: readonly TimerChange[];
}

/** The stamp every transition reads its time from. */
export interface Stamp {
  readonly now: Instant;
  readonly sequence: number;
}

/** The machine's first transition. Pure. */
export function firstStep(machine: AnyStateMachine, input: object, stamp: Stamp): Step {
  const [snapshot, actions] = initialTransition(machine, { ...input, ...stamp });
  return interpret(snapshot, actions, stamp.now);
}

/** Applies one event. Pure. Returns `undefined` when no transition of the current state takes the event. */
export function nextStep(
  machine: AnyStateMachine,
  snapshot: AnyMachineSnapshot,
  event: CaseEvent,
  stamp: Stamp,
): Step | undefined {
  // A done snapshot would still take the root's events.
  if (snapshot.status !== "active") return undefined;
  const stamped = stampOn(snapshot, stamp);
  const [next, actions] = transition(machine, stamped, event);
  if (next === stamped && actions.length === 0) return undefined;
  return interpret(next, actions, stamp.now);
}

/** The snapshot with the instant and number of the coming transition in its context. */
export function stampOn(snapshot: AnyMachineSnapshot, stamp: Stamp): AnyMachineSnapshot {
  return { ...snapshot, context: { ...snapshot.context, ...stamp } };
}

interface MachineAction {
  readonly type: string;
  readonly params?: unknown;
}

function interpret(snapshot: AnyMachineSnapshot, actions: readonly MachineAction[], now: Instant): Step {
  if (snapshot.status === "error") throw snapshot.error;
  const effects: Effect[] = [];
  const timers: TimerChange[] = [];
  for (const action of actions) {
    if (action.type === "xstate.raise") {
      const { id, event, delay } = action.params as { id?: string; event: CaseEvent; delay?: number };
      // Without a delay it was drained inside the macrostep already and is only listed; a deadline has one always.
      if (delay === undefined && !event.type.startsWith("xstate.after.")) continue;
      if (delay === undefined || !Number.isFinite(delay))
        throw new DelayNotFinite(`The delay of ${event.type} is ${delay}, not a number of milliseconds`);
      const timer = id ?? event.type;
      // A reminder that is left out; one armed under the same id before must not come either.
      if (delay === NEVER_MS) timers.push({ change: "cancel", id: timer });
      else timers.push({ change: "arm", id: timer, due: now + delay, event });
    } else if (action.type === "xstate.cancel") {
      timers.push({ change: "cancel", id: (action.params as { sendId: string }).sendId });
    } else if (isEffectType(action.type)) {
      effects.push({ type: action.type, params: action.params } as Effect);
    } else {
      throw new UnsupportedEffect(
        `The machine asks for "${action.type}"; the interpreter carries out: ${EFFECT_TYPES.join(", ")}`,
      );
    }
  }
  return { snapshot, effects, timers };
}

export function isEffectType(type: string): type is EffectType {
  return (EFFECT_TYPES as readonly string[]).includes(type);
}
