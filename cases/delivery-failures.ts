import { SYSTEM } from "../machines/shared/actor.ts";
import { findCase } from "../records/queries/find-case.ts";
import type { CaseService } from "./case-service.ts";
import { deliver, type Sent } from "./send-event.ts";

export interface DeliveryFailure {
  readonly caseId: string;
  readonly messageId: string;
  readonly template: string;
  /** The recipient's name in the process: `person`. */
  readonly to: string;
  /** Notify's word: `permanent-failure`. */
  readonly status: string;
}

/** Tells a case that Notify could not deliver one of its messages, once per message. */
export async function tellDeliveryFailure(service: CaseService, failure: DeliveryFailure): Promise<Sent> {
  const { caseId, messageId, template, to, status } = failure;
  const found = await findCase(service.records, caseId);
  if (!found) return { result: "notFound" };
  return deliver(service, {
    process: found.process,
    caseId,
    event: "messageFailed",
    body: { messageId, template, to, reason: `GOV.UK Notify reports ${status}` },
    actor: { ...SYSTEM, id: "notify", displayName: "GOV.UK Notify" },
    client: "notify",
    idempotencyKey: `${messageId}/${status}`,
    receivedAt: Date.now(),
  });
}
