import type { OutgoingEvent } from "../../../events-out/outgoing-event.ts";

/** An event as a sink gets it; about a person whom no log may name. */
export function anOutgoingEvent(sequence = 0, caseId = "emTag-0123456789abcdef"): OutgoingEvent {
  const id = `${caseId}_${sequence}`;
  const eventType = "throughcare.em-tag.recalled";
  const body = JSON.stringify({ eventType, id, name: "Zoë O’Dowd", crn: "X320741" });
  return { id, caseId, eventType, body };
}
