import { CalendarHorizonError } from "../../machines/shared/calendar/calendar-data.ts";
import type { CaseContext, ProcessDefinition } from "../../machines/shared/process-definition.ts";
import type { Instant } from "../../machines/shared/time.ts";

export const DAY_MS = 24 * 60 * 60 * 1000;

/** The interpreter's own deadlines must not stop a case whose calendar ends too early: then they count plain days. */
export function within(work: () => Instant, otherwise: Instant): Instant {
  try {
    return work();
  } catch (error) {
    if (error instanceof CalendarHorizonError) return otherwise;
    throw error;
  }
}

export function nextEscalation(definition: ProcessDefinition, context: CaseContext): Instant {
  return within(() => definition.escalatesAgainAt(context), context.now + DAY_MS);
}

/** An instant in words for people; where the calendar does not reach, in UTC, and it says so. */
export function readable(instant: Instant, inLondon: () => string): string {
  try {
    return inLondon();
  } catch (error) {
    if (error instanceof CalendarHorizonError)
      return `${new Date(instant).toISOString()} (UTC; the calendar ends before)`;
    throw error;
  }
}
