import { confirmEvent, doubtEvent } from "../records/outbox/confirm-event.ts";
import { personOf } from "../records/outbox/person-of.ts";
import { markPublished, park, putOff } from "../records/outbox/settle-event.ts";
import type { WaitingEvent } from "../records/outbox/waiting-event.ts";
import type { EventsOut } from "./events-out.ts";
import { outgoing } from "./outgoing.ts";
import { PublishRefused, withoutPersonalData } from "./publish-errors.ts";

/** Refused so often, with growing pauses (two minutes in all), an event waits for a person. */
export const PARK_AFTER_REFUSALS = 8;

/**
 * Publishes one event that was taken from the outbox, if the case's history has it, and writes down what became of it.
 * Throws only what the database says when it is away: the lease runs out then, and the event is taken again.
 */
export async function publishEvent(out: EventsOut, event: WaitingEvent): Promise<void> {
  if (!event.confirmed && !(await isConfirmed(out, event))) return;
  const { records, sink, apiUrl } = out;
  const message = outgoing(event, await personOf(records, event.caseId), apiUrl);
  try {
    await sink.publish(message);
  } catch (error) {
    return notPublished(out, event, error);
  }
  await markPublished(records, event);
}

async function isConfirmed({ records, history, pauses, log }: EventsOut, event: WaitingEvent): Promise<boolean> {
  const { caseId, sequence, waitedMs } = event;
  switch (await history.has(event)) {
    case "taken":
      return confirmEvent(records, event);
    case "unknown":
      await putOff(records, event, {
        afterMs: pauses.afterDoubtMs(waitedMs),
        error: "Nobody knows yet whether the case has taken it",
        refused: false,
      });
      return false;
    case "notTaken":
      log.warn({ caseId, sequence }, "an event is in records and not in its case's history: not published");
      await doubtEvent(records, event, pauses.afterDoubtMs(waitedMs));
      return false;
  }
}

async function notPublished({ records, pauses, log }: EventsOut, event: WaitingEvent, cause: unknown): Promise<void> {
  const { caseId, sequence, eventType, attempts, refusals } = event;
  const error = withoutPersonalData(cause);
  const refused = cause instanceof PublishRefused;
  if (refused && refusals + 1 >= PARK_AFTER_REFUSALS) {
    log.error({ caseId, sequence, eventType, attempts, error }, "event parked: a person must look at it");
    return park(records, event, error);
  }
  log.warn({ caseId, sequence, eventType, attempts, error }, "event not published; it is tried again");
  const afterMs = pauses.afterFailureMs(refused ? refusals + 1 : attempts);
  return putOff(records, event, { afterMs, error, refused });
}
