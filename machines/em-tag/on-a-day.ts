import { dateInWords } from "../shared/calendar/london.ts";
import { unless } from "../shared/case-life/refusing.ts";
import { today } from "../shared/case-life/schedule.ts";
import type { Refusal } from "../shared/process-definition.ts";
import type { LocalDate } from "../shared/time.ts";
import type { EmTagContext } from "./context.ts";

/** A fact has a day on which it can have happened: not in the future, and not before what it follows. */
export function onADay(
  context: EmTagContext,
  on: LocalDate,
  after?: { readonly day: LocalDate | undefined; readonly what: string },
): Refusal[] {
  const first = after?.day;
  return [
    ...unless(on <= today(context), "dateInFuture", "Must not be in the future", "on"),
    ...unless(
      first === undefined || on >= first,
      "dateTooEarly",
      `Must not be before ${after?.what ?? "what it follows"}, ${first === undefined ? "" : dateInWords(first)}`,
      "on",
    ),
  ];
}
