import { countsForEnforcement } from "../bbr-shared/attendance.ts";
import { compare, lastDayOfMonths } from "../shared/calendar/civil-date.ts";
import type { LocalDate } from "../shared/time.ts";
import type { BbrContext } from "./context.ts";
import type { EnforcementStep } from "./enforcement-routes.ts";

/** Enforcement by kind of order, as policy says. Source: processes.md section 3, Enforcement. */

/** An unexcused absence or a failure to comply, with this or another requirement. */
export interface Failure {
  readonly entry: number;
  readonly on: LocalDate;
}

/** Every failure that counts, in order of its day. A corrected register takes one back, and so does an excuse. */
export function failures({ records, missedAppointments, otherFailures, decisions }: BbrContext): readonly Failure[] {
  const counted = [...records, ...missedAppointments].filter(({ attendance }) => countsForEnforcement(attendance));
  const excused = new Set(decisions.filter(({ action }) => action === "excused").map(({ failure }) => failure));
  return [...counted, ...otherFailures]
    .map(({ entry, on }) => ({ entry, on }))
    .filter(({ entry }) => !excused.has(entry))
    .sort((a, b) => compare(a.on, b.on) || a.entry - b.entry);
}

/** Failures that nobody has answered. */
export function openFailures(context: BbrContext): readonly Failure[] {
  const answered = new Set(context.decisions.map(({ failure }) => failure));
  return failures(context).filter(({ entry }) => !answered.has(entry));
}

/** Days of the warnings that stand: one for a failure that was taken back is void. */
export function warnings(context: BbrContext): readonly LocalDate[] {
  const counted = new Set(failures(context).map(({ entry }) => entry));
  return context.decisions
    .filter(({ action, failure }) => action === "warned" && counted.has(failure))
    .map(({ on }) => on);
}

/**
 * What a failure leads to: another one within the months that begin on the day of a warning, that day included, leads
 * further than the first. `undefined` while no order is in force.
 */
export function stepFor(context: BbrContext, failure: Failure): EnforcementStep | undefined {
  const { imposed, policy } = context;
  if (!imposed) return undefined;
  const { first, again } = policy.enforcement[imposed.order];
  const warned = warnings(context).some(
    (on) => on <= failure.on && failure.on <= lastDayOfMonths(on, policy.warningCountsForMonths),
  );
  return warned ? again : first;
}
