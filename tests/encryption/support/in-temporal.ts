import proto, { type temporal } from "@temporalio/proto";
import type { Client } from "@temporalio/client";
import type { Payload, PayloadCodec } from "@temporalio/common";

const { v1: history } = proto.temporal.api.history;
const { v1: services } = proto.temporal.api.workflowservice;

export type History = temporal.api.history.v1.IHistory;

/** Everything Temporal tells of a case without a codec: its history, its description and what an operator is shown. */
export async function allOfIt({ workflowService, workflow }: Client, caseId: string): Promise<Buffer> {
  const [namespace, execution] = ["default", { workflowId: caseId }];
  const described = await workflowService.describeWorkflowExecution({ namespace, execution });
  const shown = await workflowService.queryWorkflow({
    namespace,
    execution,
    query: { queryType: "__temporal_workflow_metadata" },
  });
  return Buffer.concat([
    history.History.encode(await workflow.getHandle(caseId).fetchHistory()).finish(),
    services.DescribeWorkflowExecutionResponse.encode(described).finish(),
    services.QueryWorkflowResponse.encode(shown).finish(),
  ]);
}

/** Where payloads stand, by the names of the fields that lead there: `activityTaskScheduledEventAttributes.input`. */
export function payloadsIn(
  message: unknown,
  at: readonly string[] = [],
): { readonly at: string; readonly payload: Payload }[] {
  if (typeof message !== "object" || message === null || ArrayBuffer.isView(message)) return [];
  if (isPayload(message)) return [{ at: at.join("."), payload: message }];
  return Object.entries(message).flatMap(([field, value]) =>
    payloadsIn(value, /^\d+$/.test(field) ? at : [...at, field]),
  );
}

/** The same history with every payload as it was before it was encrypted. */
export async function decodedHistory(codec: PayloadCodec, encrypted: History): Promise<History> {
  const copy = history.History.decode(history.History.encode(encrypted).finish());
  for (const { payload } of payloadsIn(copy)) Object.assign(payload, (await codec.decode([payload]))[0]);
  return copy;
}

export function encodingOf({ metadata }: Payload): string {
  return Buffer.from(metadata?.["encoding"] ?? []).toString();
}

function isPayload(message: object): message is Payload {
  return "metadata" in message && typeof message.metadata === "object" && "encoding" in (message.metadata ?? {});
}
