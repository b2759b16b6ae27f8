import type { CasePerson } from "../records/outbox/person-of.ts";
import type { WaitingEvent } from "../records/outbox/waiting-event.ts";
import { IDENTIFIER_TYPES } from "./identifier-types.ts";
import { londonTime } from "./london-time.ts";
import type { OutgoingEvent } from "./outgoing-event.ts";

/**
 * An event of the outbox in the shape of HMPPS domain events. `apiUrl` is where consumers reach this service, without a
 * slash at the end. Nothing personal but the identifiers; a rehearsal's event says that it is one,
 * and so does a restricted case's, which names nobody.
 */
export function outgoing(event: WaitingEvent, person: CasePerson, apiUrl: string): OutgoingEvent {
  const { caseId, sequence, eventType, version, occurredAt, description, additionalInformation } = event;
  const id = eventId(caseId, sequence);
  const body = {
    eventType,
    version,
    occurredAt: londonTime(occurredAt),
    description,
    detailUrl: `${apiUrl}/cases/${caseId}`,
    additionalInformation: {
      ...additionalInformation,
      eventId: id,
      sequence,
      ...(person.rehearsal && { rehearsal: true }),
      ...(person.restricted && { restricted: true }),
    },
    personReference: {
      identifiers: person.identifiers.map(({ kind, value }) => ({ type: IDENTIFIER_TYPES[kind], value })),
    },
  };
  return { id, caseId, eventType, body: JSON.stringify(body) };
}

/**
 * A case takes one event a sequence, and only what it has taken is published: so this names an event for good. No dot:
 * a webhook's signature joins it to other parts by dots.
 */
function eventId(caseId: string, sequence: number): string {
  return `${caseId}_${sequence}`;
}
