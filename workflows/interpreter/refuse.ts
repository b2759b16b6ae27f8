import { ApplicationFailure } from "@temporalio/common";
import type { ProcessDefinition, Refusal } from "../../machines/shared/process-definition.ts";
import type { Instant } from "../../machines/shared/time.ts";
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

/** The code of an event that came too old. It was not judged: whoever still wants it taken sends it again. */
export const DELIVERED_TOO_LATE = "deliveredTooLate";

export const CASE_CLOSED: Refusal = {
  code: "caseClosed",
  message: "The case is closed; nothing more can be recorded",
};

/** The answer to a question that the service asks for itself, `Envelope.onlyIfRepeated`. */
export const NEVER_TAKEN: Refusal = { code: "neverTaken", message: "The case has never taken this event" };

/** Too old to be taken: the API abandons an event it could not deliver in time, and so does the case. */
export function tooLate(envelope: Envelope, now: Instant): readonly Refusal[] {
  if (now - envelope.receivedAt <= DELIVERED_WITHIN_MS) return [];
  return [{ code: DELIVERED_TOO_LATE, message: "The event could not be delivered within 30 seconds; send it again" }];
}

/** The failure a refused event is answered with: why, and what is allowed instead. */
export function refused(
  definition: ProcessDefinition,
  { snapshot }: Pick<LiveCase, "snapshot">,
  reasons: readonly Refusal[],
): ApplicationFailure {
  const details: RefusalDetails = {
    reasons,
    state: leafPaths(snapshot),
    allowed: reasons.includes(CASE_CLOSED) ? [] : allowedEvents(snapshot, definition.events),
  };
  const message = reasons.map((reason) => reason.message).join(". ");
  return ApplicationFailure.create({ message, type: REFUSED, nonRetryable: true, details: [details] });
}
