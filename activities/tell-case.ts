import { activityInfo } from "@temporalio/activity";
import type { CaseService } from "../cases/case-service.ts";
import { sendEvent } from "../cases/send-event.ts";
import { SYSTEM } from "../machines/shared/actor.ts";
import { findCase } from "../records/queries/find-case.ts";
import type { CaseActivities } from "../workflows/interpreter/activity-types.ts";

/** Sends one event to one other case; a refusal comes back with its reasons. */
export function tellCase(service: CaseService): CaseActivities["tellCase"] {
  return async ({ caseId, event, body, key }) => {
    const sender = activityInfo().workflowExecution?.workflowId ?? "";
    const found = await findCase(service.records, caseId);
    if (!found) return { accepted: false, reasons: ["There is no such case"] };
    const sent = await sendEvent(service, {
      process: found.process,
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
      case "notFound":
        return { accepted: false, reasons: [sent.result] };
      case "pending":
      case "unavailable":
        throw new Error("The other case does not answer; it is told again, once");
    }
  };
}
