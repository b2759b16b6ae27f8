import { dateInWords } from "../shared/calendar/london.ts";
import { unless } from "../shared/case-life/refusing.ts";
import { today } from "../shared/case-life/schedule.ts";
import type { Refusal } from "../shared/process-definition.ts";
import type { LocalDate } from "../shared/time.ts";
import type { BbrContext } from "./context.ts";

/** What has happened has a day that is not in the future. */
export function inThePast(context: BbrContext, on: LocalDate, field = "on"): readonly Refusal[] {
  return unless(on <= today(context), "dateInFuture", "Must not be in the future", field);
}

/** And it is not before what it follows. */
export function heldInThePast(
  context: BbrContext,
  on: LocalDate,
  after: LocalDate | undefined,
  what: string,
): readonly Refusal[] {
  const follows = after === undefined || after <= on;
  return [
    ...inThePast(context, on),
    ...unless(follows, "dateTooEarly", `Must not be before ${what}${after ? `, ${dateInWords(after)}` : ""}`, "on"),
  ];
}
