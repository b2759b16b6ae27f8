import { SYSTEM } from "../machines/shared/actor.ts";
import { findCase } from "../records/queries/find-case.ts";
import type { CaseService } from "./case-service.ts";
import { deliver } from "./send-event.ts";

export interface DeliveryFailure {
  readonly messageId: string;
  readonly template: string;
  /** The recipient's name in the process: `person`. */
  readonly to: string;
  /** Notify's word: `permanent-failure`. */
  readonly reason: string;
}

/** The case does not answer now: the receipt has to come again. */
export class CaseDoesNotAnswer extends Error {
  override readonly name = "CaseDoesNotAnswer";
}

/**
 * Tells a case that Notify could not deliver one of its messages, once per message. A case that is closed, or has no use
 * for it, lets it pass: the receipt is on its timeline already.
 * @throws CaseDoesNotAnswer when it must be told again.
 */
export async function tellDeliveryFailure(
  service: CaseService,
  caseId: string,
  failure: DeliveryFailure,
): Promise<void> {
  const { messageId, template, to, reason } = failure;
  const found = await findCase(service.records, caseId);
  if (!found) return;
  const sent = await deliver(service, {
    process: found.process,
    caseId,
    event: "messageFailed",
    body: { messageId, template, to, reason: `GOV.UK Notify reports ${reason}` },
    actor: { ...SYSTEM, id: "notify", displayName: "GOV.UK Notify" },
    client: "notify",
    idempotencyKey: messageId,
    receivedAt: Date.now(),
  });
  if (sent.result === "unavailable" || sent.result === "pending")
    throw new CaseDoesNotAnswer(`${caseId} does not answer now`);
}
