import { ApplicationFailure } from "@temporalio/common";
import type { CaseContext, CaseEvent, ProcessDefinition, Refusal } from "../../machines/shared/process-definition.ts";
import type { Envelope, LiveCase } from "./live-case.ts";
import { allowedEvents, leafPaths } from "./stored-snapshot.ts";

/** The failure type of a refused event; its details are a {@link RefusalDetails}. */
export const REFUSED = "Refused";

export interface RefusalDetails {
  readonly reasons: readonly Refusal[];
  readonly state: readonly string[];
  readonly allowed: readonly string[];
}

/** An event older than this when it reaches the case is refused: its sender has given up on it. Milliseconds. */
export const DELIVERED_WITHIN_MS = 30_000;

/** Why the case does not take this event now; empty when it does. Pure. */
export function reasonsAgainst(definition: ProcessDefinition, live: LiveCase, event: CaseEvent): readonly Refusal[] {
  const words = leafPaths(live.snapshot).map((path) => definition.words.states[path] ?? path);
  if (!allowedNow(definition, live).includes(event.type)) {
    const message = `"${event.type}" is not allowed while the case is: ${words.join("; ")}`;
    return [{ code: "notAllowedInState", message }];
  }
  if (event.type === "calendarRenewed") return [];
  const reasons = definition.refusals(live.snapshot.context as CaseContext, event);
  if (reasons.length > 0 || live.snapshot.can(event)) return reasons;
  const message = `"${event.type}" changes nothing with this data while the case is: ${words.join("; ")}`;
  return [{ code: "noEffect", message }];
}

/** What may be sent now: the machine's events, and a new calendar at any time. */
export function allowedNow(definition: ProcessDefinition, live: LiveCase): string[] {
  return [...allowedEvents(live.snapshot, definition.events), "calendarRenewed"];
}

/** Too old to be taken: the API abandons an event it could not deliver in time, and so does the case. */
export function tooLate(envelope: Envelope, now: number): readonly Refusal[] {
  if (now - envelope.receivedAt <= DELIVERED_WITHIN_MS) return [];
  return [{ code: "deliveredTooLate", message: "The event could not be delivered within 30 seconds; send it again" }];
}

export function refused(definition: ProcessDefinition, live: LiveCase, reasons: readonly Refusal[]): ApplicationFailure {
  const details: RefusalDetails = {
    reasons,
    state: leafPaths(live.snapshot),
    allowed: allowedEvents(live.snapshot, definition.events),
  };
  const message = reasons.map((reason) => reason.message).join(". ");
  return ApplicationFailure.create({ message, type: REFUSED, nonRetryable: true, details: [details] });
}
