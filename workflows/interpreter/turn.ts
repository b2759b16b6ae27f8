import type { CaseEvent, ProcessDefinition } from "../../machines/shared/process-definition.ts";
import type { Instant } from "../../machines/shared/time.ts";
import { cutsOff, dueByClock, next, type AgendaEntry } from "./agenda.ts";
import { attempted } from "./attempt.ts";
import { causeOf, type Envelope, type LiveCase } from "./live-case.ts";
import { answered, fired } from "./transition.ts";

/** Something that waits to be applied: an event, or, without an envelope, an answer to the case's own question. */
export interface Waiting {
  readonly event: CaseEvent;
  readonly envelope?: Envelope;
}

export interface Arrived extends Waiting {
  readonly envelope: Envelope;
}

/** An event as it reaches a case. A rehearsal has a clock of its own; otherwise the API's counts, never ahead of ours. */
export function arrived(name: string, envelope: Envelope, now: Instant, rehearsal: boolean): Arrived {
  const receivedAt = rehearsal ? now : Math.min(envelope.receivedAt, now);
  return { event: { ...envelope.body, type: name }, envelope: { ...envelope, receivedAt } };
}

export type Turn =
  | { readonly turn: "fire"; readonly entry: AgendaEntry }
  | { readonly turn: "take"; readonly at: Instant };

/**
 * What a case does next: what is due before the first event that waits, that event, or what the clock says. Nothing
 * when nothing is due and nobody waits. `now` is the clock, in the case's own time. Pure.
 */
export function nextTurn(live: LiveCase, waiting: Waiting | undefined, now: Instant): Turn | undefined {
  const present = Math.max(live.lastAt, now);
  if (waiting?.envelope) return turnOf(live, waiting.envelope.receivedAt);
  const due = dueByClock(live.agenda, present);
  if (due) return { turn: "fire", entry: due };
  if (!waiting) return undefined;
  // Nobody received it at an instant of its own: it must not bring forward a deadline that is in its grace.
  const first = next(live.agenda);
  return { turn: "take", at: first ? Math.max(live.lastAt, Math.min(first.due, present)) : present };
}

/**
 * An event counts from when the API received it, but never before what was applied already. Only a deadline that cuts
 * off answers asks for the true instant: one received before it counts, whatever else was applied since.
 */
function turnOf(live: LiveCase, received: Instant): Turn {
  const at = Math.max(live.lastAt, received);
  const first = next(live.agenda);
  if (first && first.due <= (cutsOff(first) ? received : at)) return { turn: "fire", entry: first };
  return { turn: "take", at };
}

/**
 * The case as it will be when the last of `waiting` is taken, and the instant that one is stamped with: an event is
 * judged by what happens before it, not by a state that is about to change. Pure; throws what the machine throws.
 */
export function foreseen(
  definition: ProcessDefinition,
  live: LiveCase,
  waiting: readonly Waiting[],
  now: Instant,
): { readonly live: LiveCase; readonly at: Instant } {
  const [first, ...rest] = waiting;
  const turn = nextTurn(live, first, now);
  if (!first || !turn) return { live, at: Math.max(live.lastAt, now) };
  if (turn.turn === "fire") return foreseen(definition, fired(definition, live, turn.entry).live, waiting, now);
  if (rest.length === 0) return { live, at: turn.at };
  return foreseen(definition, after(definition, live, first, turn.at), rest, now);
}

function after(definition: ProcessDefinition, live: LiveCase, { event, envelope }: Waiting, at: Instant): LiveCase {
  if (!envelope) return answered(definition, live, event, at)?.live ?? live;
  if (live.handled[envelope.key]) return live;
  const attempt = attempted(definition, live, causeOf(event, envelope, at));
  return "worked" in attempt ? attempt.worked.live : live;
}
