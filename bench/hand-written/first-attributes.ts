import { TypedSearchAttributes } from "@temporalio/common";
import { localDateOf } from "../../machines/shared/calendar/london.ts";
import type { Instant } from "../../machines/shared/time.ts";
import { CASE_STATE, NEXT_DEADLINE, OWNER_ROLE, REGION } from "../../workflows/interpreter/search-attributes.ts";
import { OWNER, type LetterStart, type State } from "./letter.ts";
import { beforeTheLetter } from "./before-the-letter.ts";

export const FIRST_STATE: State = "awaitingLetter";

/** What whoever starts a letter sets with the start, where it is free: the case then finds nothing to change. */
export function firstAttributes(start: LetterStart, now: Instant): TypedSearchAttributes {
  const { region } = start.employee;
  const [next] = beforeTheLetter(start, localDateOf(start.calendar, now));
  return new TypedSearchAttributes([
    { key: CASE_STATE, value: FIRST_STATE },
    { key: OWNER_ROLE, value: OWNER },
    { key: NEXT_DEADLINE, value: new Date(next.due) },
    ...(region === undefined ? [] : [{ key: REGION, value: region }]),
  ]);
}
