import type { CaseEvent } from "../../machines/shared/process-definition.ts";
import type { Instant } from "../../machines/shared/time.ts";
import type { TimerChange } from "./step.ts";

/** One thing the case will do by itself. Plain data, so it travels through continue-as-new. */
export interface AgendaEntry {
  readonly id: string;
  /** The instant it is stamped with when it is applied. */
  readonly due: Instant;
  /** The instant from which the clock applies it: `due`, or later when it cuts off an answer. */
  readonly applyAt: Instant;
  /** Arming order: the tie-break between entries due at the same instant. */
  readonly order: number;
  readonly event: CaseEvent;
}

export type Agenda = readonly AgendaEntry[];

/** A deadline that cuts off an answer is applied this long after its instant, in milliseconds. */
export const GRACE_MS = 60_000;

/**
 * Applies what a transition says about timers. Re-entering a state cancels and arms the same id: the later arming
 * replaces the earlier, so a stale entry cannot fire. A due instant in the past means now: the transition that armed
 * it has already happened.
 */
export function changed(
  agenda: Agenda,
  changes: readonly TimerChange[],
  now: Instant,
  cuts: (event: CaseEvent) => boolean,
): Agenda {
  let entries = [...agenda];
  let order = entries.reduce((highest, entry) => Math.max(highest, entry.order), 0);
  for (const change of changes) {
    entries = entries.filter((entry) => entry.id !== change.id);
    if (change.change === "cancel") continue;
    const due = Math.max(change.due, now);
    order += 1;
    entries.push({
      id: change.id,
      due,
      applyAt: cuts(change.event) ? due + GRACE_MS : due,
      order,
      event: change.event,
    });
  }
  return entries;
}

/** The entry that comes next, by due instant and then by arming order. */
export function next(agenda: Agenda): AgendaEntry | undefined {
  return agenda.reduce<AgendaEntry | undefined>(
    (first, entry) =>
      first && (first.due < entry.due || (first.due === entry.due && first.order < entry.order)) ? first : entry,
    undefined,
  );
}

/** It cuts off an answer. */
export function cutsOff(entry: AgendaEntry): boolean {
  return entry.applyAt > entry.due;
}

/**
 * The entry the clock applies now, or `undefined`. Entries keep their order: while one that cuts off an answer is in
 * its grace, later ones wait for it, a minute at most.
 */
export function dueByClock(agenda: Agenda, now: Instant): AgendaEntry | undefined {
  const first = next(agenda);
  return first && first.applyAt <= now ? first : undefined;
}
