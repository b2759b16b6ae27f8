import { unless } from "../shared/case-life/refusing.ts";
import { today } from "../shared/case-life/schedule.ts";
import type { Refusal } from "../shared/process-definition.ts";
import type { LocalDate } from "../shared/time.ts";
import type { PipeContext } from "./context.ts";

/** Refusals of dates that cannot be right, each by name. */

export function notInFuture(context: PipeContext, date: LocalDate, field = "on"): Refusal[] {
  return unless(date <= today(context), "dateInFuture", "Must not be in the future", field);
}

export function notInPast(context: PipeContext, date: LocalDate, field = "on"): Refusal[] {
  return unless(date >= today(context), "dateInPast", "Must not be in the past", field);
}

/** A day of the residence: not before the arrival, not in the future. */
export function duringResidence(context: PipeContext, date: LocalDate, field = "on"): Refusal[] {
  return [
    ...notInFuture(context, date, field),
    ...unless(date >= (context.arrival?.on ?? date), "beforeArrival", "Must not be before the arrival", field),
  ];
}
