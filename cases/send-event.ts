import { WorkflowNotFoundError, WorkflowUpdateFailedError, WorkflowUpdateStage } from "@temporalio/client";
import { ApplicationFailure } from "@temporalio/common";
import { contractOf } from "../machines/contracts.ts";
import type { Actor } from "../machines/shared/actor.ts";
import type { EventContract } from "../machines/shared/process-contract.ts";
import type { Instant } from "../machines/shared/time.ts";
import { CaseKeyDestroyed } from "../records/crypto/case-key-destroyed.ts";
import { findCase, type CaseDetails } from "../records/queries/find-case.ts";
import { handledKey, type RecordedKey } from "../records/queries/handled-key.ts";
import type { Accepted, Envelope } from "../workflows/interpreter/live-case.ts";
import { DELIVERED_TOO_LATE, REFUSED, type RefusalDetails } from "../workflows/interpreter/refuse.ts";
import type { CaseService } from "./case-service.ts";
import { eventKey, fingerprintOf } from "./identity.ts";
import { reasonsOf } from "./problems.ts";
import { reachedCase } from "./reached-case.ts";
import { sendClaiming } from "./send-claiming.ts";
import type { Sent } from "./sent.ts";
import { isAway, within } from "./temporal-away.ts";

export interface EventRequest {
  readonly process: string;
  readonly caseId: string;
  readonly event: string;
  /** The event's data as it came: parsed here. */
  readonly body: unknown;
  readonly actor: Actor;
  readonly client: string;
  readonly idempotencyKey: string;
  readonly receivedAt: Instant;
  /** Whether whoever sends it may know of the case; one they may not is not found. Everybody may, unless told. */
  readonly reaches?: (found: CaseDetails) => boolean;
}

export type { Sent };

/** Sends one event to one case, once per client and key. Parses the body; nothing is stored when it is refused. */
export async function sendEvent(service: CaseService, request: EventRequest): Promise<Sent> {
  const contract = contractOf(request.process)?.events[request.event];
  if (!contract) throw new Error(`${request.process} has no event "${request.event}"`);
  const parsed = contract.body.safeParse(request.body);
  if (!parsed.success) return { result: "invalid", reasons: reasonsOf(parsed.error) };
  return deliver(service, { ...request, body: parsed.data }, contract);
}

/** In the case's own time. A day less than a case remembers the keys of handled events itself. */
const RECORDS_ANSWER_AFTER_MS = 29 * 24 * 60 * 60 * 1000;

/**
 * Delivers an event whose body has been parsed, or that has no contract: a new calendar.
 *
 * Records may hold an event that the case never took: they are written before the workflow task that took it is
 * completed. So a repeat is answered by the case, and by records only when the case has forgotten the event or is over.
 */
export async function deliver(
  service: CaseService,
  request: EventRequest & { readonly body: Readonly<Record<string, unknown>> },
  contract: Pick<EventContract, "claims"> = {},
): Promise<Sent> {
  const { caseId, event, body, actor, receivedAt } = request;
  const key = eventKey(request.client, caseId, request.idempotencyKey);
  const fingerprint = fingerprintOf(event, body);
  const [known, found] = await Promise.all([handledKey(service.records, caseId, key), reachedCase(service, request)]);
  if ("result" in found) return found;
  if (known && isForgotten(known, found)) return answered(known.fingerprint, fingerprint, true);
  const envelope = { body, actor, receivedAt, key, fingerprint };
  const send = (asked: Envelope) => update(service, request, asked, known);
  if (!contract.claims) return send(envelope);
  return sendClaiming(service, { caseId, envelope, found, known: known !== undefined, contract }, send);
}

function isForgotten({ at }: RecordedKey, { updatedAt, clockOffsetMs }: CaseDetails): boolean {
  return Math.max(updatedAt, Date.now() + clockOffsetMs) - at > RECORDS_ANSWER_AFTER_MS;
}

async function update(
  service: CaseService,
  { caseId, event }: EventRequest,
  envelope: Envelope,
  known: RecordedKey | undefined,
): Promise<Sent> {
  const handle = service.temporal.workflow.getHandle(caseId);
  try {
    const accepted = await within(service, () =>
      handle.startUpdate<Accepted, [Envelope]>(event, {
        args: [envelope],
        // A question is never taken for the event itself, which may be on its way.
        updateId: envelope.onlyIfRepeated ? `${envelope.key}.repeat` : envelope.key,
        waitForStage: WorkflowUpdateStage.ACCEPTED,
      }),
    );
    return await finished(service, envelope, known, () => accepted.result());
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return closedOrUnknown(service, caseId, envelope);
    if (error instanceof CaseKeyDestroyed) return closedOrUnknown(service, caseId, envelope);
    return refusedOr(error, () => ({ result: "unavailable" }));
  }
}

/** Accepted: nothing is lost from here on, whatever becomes of this call. */
async function finished(
  service: CaseService,
  { fingerprint }: Envelope,
  known: RecordedKey | undefined,
  result: () => Promise<Accepted>,
): Promise<Sent> {
  try {
    const accepted = await within(service, result);
    // What records had of it under another sequence never happened: the case has taken it only now.
    return answered(accepted.fingerprint, fingerprint, accepted.sequence === known?.sequence);
  } catch (error) {
    return refusedOr(error, () => ({ result: "pending" }));
  }
}

function answered(taken: string, fingerprint: string, repeated: boolean): Sent {
  return taken === fingerprint ? { result: "accepted", repeated } : { result: "conflict" };
}

function refusedOr(error: unknown, away: () => Sent): Sent {
  if (isAway(error)) return away();
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
  if (!(cause instanceof ApplicationFailure) || cause.type !== REFUSED) throw error;
  const [{ reasons, state, allowed }] = cause.details as [RefusalDetails];
  // Never judged, so not refused: Temporal keeps the first of several that wait under one key, and the next is a new one.
  if (reasons.some(({ code }) => code === DELIVERED_TOO_LATE)) return { result: "unavailable" };
  return { result: "refused", reasons, state, allowed };
}

/** A case that is over can be asked no more: what records have of it is final. */
async function closedOrUnknown(service: CaseService, caseId: string, { key, fingerprint }: Envelope): Promise<Sent> {
  const [known, found] = await Promise.all([
    handledKey(service.records, caseId, key),
    findCase(service.records, caseId),
  ]);
  if (known) return answered(known.fingerprint, fingerprint, true);
  if (!found) return { result: "notFound" };
  const reasons = [{ code: "caseClosed", message: "The case is closed; nothing more can be recorded" }];
  return { result: "refused", reasons, state: found.paths, allowed: [] };
}
