import { CalendarHorizonError } from "../../machines/shared/calendar/calendar-data.ts";
import type { CaseContext, ProcessDefinition, Refusal } from "../../machines/shared/process-definition.ts";
import type { Cause, LiveCase } from "./live-case.ts";
import { stampOn } from "./step.ts";
import { allowedEvents, leafPaths } from "./stored-snapshot.ts";
import { applied, calendarRenewed } from "./transition.ts";
import type { Worked } from "./worked.ts";

/** The event that gives a case a new calendar. Every process takes it, at any time. */
const CALENDAR_RENEWED = "calendarRenewed";

/** The event by which GOV.UK Notify's receipts tell a case that a message was not delivered. */
const MESSAGE_FAILED = "messageFailed";

/** What the service itself may send to any case, whatever its state; other applications may not. */
export const SERVICE_EVENTS: readonly string[] = [CALENDAR_RENEWED, MESSAGE_FAILED];

/** An event applied, or why it is not. */
export type Attempt = { readonly worked: Worked } | { readonly reasons: readonly Refusal[] };

/** Applies an event from outside if the case takes it now, at the instant it is stamped with. Pure. */
export function attempted(definition: ProcessDefinition, live: LiveCase, cause: Cause): Attempt {
  const { event, at } = cause;
  if (event.type === CALENDAR_RENEWED) return { worked: calendarRenewed(definition, live, cause) };
  if (![...allowedEvents(live.snapshot, definition.events), ...SERVICE_EVENTS].includes(event.type)) {
    return refusal(
      "notAllowedInState",
      `"${event.type}" is not allowed while the case is: ${states(definition, live)}`,
    );
  }
  try {
    const { context } = stampOn(live.snapshot, { now: at, sequence: live.sequence + 1 });
    const reasons = definition.refusals(context as CaseContext, event);
    if (reasons.length > 0) return { reasons };
    const worked = applied(definition, live, cause);
    if (worked) return { worked };
  } catch (error) {
    if (!(error instanceof CalendarHorizonError)) throw error;
    return refusal("calendarTooShort", error.message);
  }
  return refusal(
    "noEffect",
    `"${event.type}" changes nothing with this data while the case is: ${states(definition, live)}`,
  );
}

function refusal(code: string, message: string): Attempt {
  return { reasons: [{ code, message }] };
}

function states(definition: ProcessDefinition, live: LiveCase): string {
  return leafPaths(live.snapshot)
    .map((path) => definition.words.states[path] ?? path)
    .join("; ");
}
