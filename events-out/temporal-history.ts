import { isGrpcServiceError } from "@temporalio/client";
import type { Payload } from "@temporalio/common";
import proto from "@temporalio/proto";
import type { CaseService } from "../cases/case-service.ts";
import { writtenDown } from "../cases/passes-on.ts";
import { isAway, within } from "../cases/temporal-away.ts";
import { CaseUnreadable } from "../codec/case-unreadable.ts";
import type { Accepted, CaseArgument } from "../workflows/interpreter/live-case.ts";
import type { CaseHistory, Verdict } from "./case-history.ts";

type Asked = Parameters<CaseHistory["has"]>[0];

const NOT_FOUND = 5;
const { UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_COMPLETED: COMPLETED } =
  proto.temporal.api.enums.v1.UpdateWorkflowExecutionLifecycleStage;

/**
 * Asks Temporal whether a case has taken an event: by the answer to its update, whose id is the event's key. That is
 * read from the server alone: no worker, no workflow task, nothing added to the history.
 *
 * Updates are known by the run that took them. What an earlier run took is in what the next was started with.
 */
export function temporalHistory(service: CaseService): CaseHistory {
  return {
    async has(event) {
      try {
        return (await byUpdate(service, event)) ?? (await byRun(service, event));
      } catch (error) {
        if (isAway(error)) return "unknown";
        throw error;
      }
    },
  };
}

/** None when this run has no such update. */
async function byUpdate(service: CaseService, { caseId, sequence, key }: Asked): Promise<Verdict | undefined> {
  const { temporal } = service;
  // The start of a case is no update.
  if (key === undefined || sequence === 0) return undefined;
  const polled = await found(() =>
    within(service, () =>
      temporal.workflowService.pollWorkflowExecutionUpdate({
        namespace: temporal.options.namespace,
        updateRef: { workflowExecution: { workflowId: caseId }, updateId: key },
        identity: temporal.options.identity,
        waitPolicy: { lifecycleStage: COMPLETED },
      }),
    ),
  );
  if (!polled) return undefined;
  if (!polled.outcome) return "unknown";
  const accepted = await decoded<Accepted>(service, polled.outcome.success?.payloads?.[0]);
  if (accepted === "unreadable") return "taken";
  // Taken under another sequence: what is stored under this one never happened, and is about to be replaced.
  return accepted?.sequence === sequence ? "taken" : "notTaken";
}

async function byRun(service: CaseService, { caseId, sequence, key }: Asked): Promise<Verdict> {
  const { temporal } = service;
  const first = await found(() =>
    within(service, () =>
      temporal.workflowService.getWorkflowExecutionHistory({
        namespace: temporal.options.namespace,
        execution: { workflowId: caseId },
        maximumPageSize: 1,
      }),
    ),
  );
  // Temporal has forgotten the case: what records have of one that is over is final.
  if (!first) return "taken";
  const input = first.history?.events?.[0]?.workflowExecutionStartedEventAttributes?.input?.payloads?.[0];
  const argument = await decoded<CaseArgument>(service, input);
  if (argument === "unreadable") return "taken";
  if (argument?.kind === "carried") return argument.case.sequence >= sequence ? "taken" : "notTaken";
  if (sequence > 0 && key !== undefined) return "notTaken";
  // A case that was started begins: which of two attempts at that is the one can be all that is open yet.
  return (await writtenDown(service, caseId)) === false ? "unknown" : "taken";
}

async function found<Answer>(ask: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (isGrpcServiceError(error) && error.code === NOT_FOUND) return undefined;
    throw error;
  }
}

/** "unreadable" when the case's key has been destroyed: nothing is taken back in such a case any more. */
async function decoded<Value>(
  { temporal }: CaseService,
  payload: Payload | null | undefined,
): Promise<Value | "unreadable" | undefined> {
  if (!payload) return undefined;
  const { payloadCodecs, payloadConverter } = temporal.options.loadedDataConverter;
  try {
    let payloads = [payload];
    for (const codec of [...payloadCodecs].reverse()) payloads = await codec.decode(payloads);
    return payloads[0] && payloadConverter.fromPayload<Value>(payloads[0]);
  } catch (error) {
    if (error instanceof CaseUnreadable) return "unreadable";
    throw error;
  }
}
