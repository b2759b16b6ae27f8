import type { Client } from "@temporalio/client";
import { Worker, type ReplayWorkerOptions } from "@temporalio/worker";

export interface ReplayedRun {
  readonly runId: string;
  /** Events in this run's history. */
  readonly events: number;
}

/**
 * Fetches the history of every run of an execution, from the latest back to the first through continue-as-new, and
 * replays each with the given bundle. Returns the runs in the order they ran.
 * The replayed code must be what a worker would run, so pass the worker's own interceptors and data converter too.
 * Throws the SDK's `DeterminismViolationError` or `ReplayError`, with the run in its message.
 */
export async function replayAfter(
  client: Client,
  workflowId: string,
  worker: ReplayWorkerOptions,
): Promise<ReplayedRun[]> {
  const runs: ReplayedRun[] = [];
  let next: string | undefined = (await client.workflow.getHandle(workflowId).describe()).runId;
  while (next) {
    const runId: string = next;
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    await Worker.runReplayHistory(worker, history, workflowId).catch((error: unknown) => {
      if (error instanceof Error) error.message = `${workflowId}, run ${runId}: ${error.message}`;
      throw error;
    });
    const events = history.events ?? [];
    runs.unshift({ runId, events: events.length });
    next = events[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId || undefined;
  }
  return runs;
}
