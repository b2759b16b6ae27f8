import { activityInfo } from "@temporalio/activity";
import type { CaseService } from "../cases/case-service.ts";
import { processOf } from "../cases/identity.ts";
import { sendEvent } from "../cases/send-event.ts";
import { SYSTEM } from "../machines/shared/actor.ts";
import type { CaseActivities } from "../workflows/interpreter/activity-types.ts";

const NO_SUCH_CASE = { accepted: false, reasons: ["There is no such case"] };

/** Sends one event to one other case; a refusal comes back with its reasons. */
export function tellCase(service: CaseService): CaseActivities["tellCase"] {
  return async ({ caseId, event, body, key }) => {
    const sender = activityInfo().workflowExecution?.workflowId ?? "";
    // From the id, not from records: a case that has only just been started is in none yet.
    const process = processOf(caseId);
    if (process === undefined) return NO_SUCH_CASE;
    const sent = await sendEvent(service, {
      process,
      caseId,
      event,
      body,
      actor: { ...SYSTEM, id: sender },
      client: sender,
      idempotencyKey: key,
      receivedAt: Date.now(),
    });
    switch (sent.result) {
      case "accepted":
        return { accepted: true, reasons: [] };
      case "refused":
      case "invalid":
        return { accepted: false, reasons: sent.reasons.map(({ message }) => message) };
      case "conflict":
        return { accepted: false, reasons: [sent.result] };
      case "notFound":
        return NO_SUCH_CASE;
      case "pending":
      case "unavailable":
        throw new Error("The other case does not answer; it is told again, once");
    }
  };
}
