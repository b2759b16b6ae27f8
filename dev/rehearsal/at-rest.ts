import { isGrpcServiceError } from "@temporalio/client";
import { setTimeout as wait } from "node:timers/promises";
import { NOT_FOUND, RUNNING } from "./temporal-codes.ts";
import { CasesStillAtWork } from "./time-skipping-errors.ts";
import type { TemporalConnection } from "./time-skipping.ts";

/** `temporal.api.enums.v1.PendingActivityState`. */
const SCHEDULED = 1;

/** What waits for Notify, for days if need be. */
const PUT_OFF: ReadonlySet<string> = new Set(["sendMessage", "giveUpMessage"]);

/** Between two looks, in real milliseconds. */
const PAUSE_MS = 10;

/**
 * Returns when none of the cases has anything to do but wait: no workflow task, no record, no message, and nothing that
 * one tells another. Cases are asked for anew at each look, for one may have joined meanwhile.
 *
 * A look takes a moment, and a case seen at rest may be told something by one that is looked at next. So only two looks
 * in a row will do, with all at rest and no history grown in between. A message that Notify has put off is not waited for.
 *
 * Throws {@link CasesStillAtWork} after `withinMs` real milliseconds.
 */
export async function untilAtRest(
  connection: TemporalConnection,
  namespace: string,
  cases: () => Promise<readonly string[]>,
  withinMs = 60_000,
): Promise<void> {
  const deadline = Date.now() + withinMs;
  let before: string | undefined;
  for (;;) {
    const seen = await Promise.all((await cases()).map((caseId) => lookAt(connection, namespace, caseId)));
    const busy = seen.filter(({ atWork }) => atWork);
    const now = seen.map(({ stand }) => stand).join(" ");
    if (busy.length === 0 && now === before) return;
    if (Date.now() >= deadline) {
      throw new CasesStillAtWork(
        busy.map(({ caseId }) => caseId),
        withinMs,
      );
    }
    before = busy.length === 0 ? now : undefined;
    if (busy.length > 0) await wait(PAUSE_MS);
  }
}

interface Seen {
  readonly caseId: string;
  readonly atWork: boolean;
  /** Changes with every event of its history. */
  readonly stand: string;
}

async function lookAt({ workflowService }: TemporalConnection, namespace: string, caseId: string): Promise<Seen> {
  try {
    const { workflowExecutionInfo, pendingActivities, pendingWorkflowTask } =
      await workflowService.describeWorkflowExecution({ namespace, execution: { workflowId: caseId } });
    const { execution, status, historyLength } = workflowExecutionInfo ?? {};
    const underWay = (pendingActivities ?? []).filter(
      ({ activityType, state, attempt }) =>
        !(PUT_OFF.has(activityType?.name ?? "") && state === SCHEDULED && (attempt ?? 1) > 1),
    );
    return {
      caseId,
      atWork: status === RUNNING && (pendingWorkflowTask != null || underWay.length > 0),
      stand: `${execution?.runId ?? ""}/${String(historyLength)}`,
    };
  } catch (error) {
    // Temporal has forgotten it: it ended long ago.
    if (isGrpcServiceError(error) && error.code === NOT_FOUND) return { caseId, atWork: false, stand: "" };
    throw error;
  }
}
