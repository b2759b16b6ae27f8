import { isGrpcServiceError, type WorkflowService } from "@temporalio/client";
import { msNumberToTs, requiredTsToMs } from "@temporalio/common/lib/time.js";
import { setTimeout as wait } from "node:timers/promises";
import type { Instant } from "../../machines/shared/time.ts";
import { CANCELLED, DEADLINE_EXCEEDED, NOT_FOUND, RUNNING } from "./temporal-codes.ts";
import { FastForwardFailed, FastForwardStuck, NothingToMove } from "./time-skipping-errors.ts";

/** A client's or a worker's connection: both carry the raw service. */
export interface TemporalConnection {
  readonly workflowService: WorkflowService;
  withDeadline<T>(deadline: number, ask: () => Promise<T>): Promise<T>;
}

export interface FastForwardOptions {
  /** Names this move. The server does not keep moves apart by it: use a new one each time. */
  readonly id: string;
  /** Real milliseconds after which {@link FastForwardStuck} is thrown; two minutes unless told. */
  readonly withinMs?: number;
}

/** `arrived`: the case stands at the target. `ended`: it came to its end on the way there. */
export type FastForwardOutcome = "arrived" | "ended";

/** `temporal.api.enums.v1.FastForwardPollingResult`; the server's long poll times out after 20 s. */
const POLL = { timedOut: 1, completed: 2 } as const;

/** Between the server's reckoning of a deadline and ours, in real milliseconds. */
const A_MOMENT_MS = 250;

/** The server's default is 200 skips a session; a year of daily timers with an outage on the way needs more. */
const MAX_SKIPS = 100_000;

/**
 * Moves one workflow's clock ahead by `durationMs` of its own time, and every timer on the way fires, in order, with the
 * workflow doing its work at each. Also across continue-as-new. Afterwards time skipping is off again and the clock
 * goes on at its usual pace from the target, never before it and a few milliseconds past it.
 *
 * Waits while an activity runs (in real time), but an activity's retry back-off is skipped like a timer.
 * Returns when the target is reached and no workflow task is pending.
 *
 * Throws {@link NothingToMove} (ended or unknown), {@link FastForwardFailed} (another move or a change of the
 * configuration came between), {@link FastForwardStuck} (no worker answers).
 */
export async function fastForward(
  connection: TemporalConnection,
  namespace: string,
  workflowId: string,
  durationMs: number,
  { id, withinMs = 120_000 }: FastForwardOptions,
): Promise<FastForwardOutcome> {
  const deadline = Date.now() + withinMs;
  await configure(connection, namespace, workflowId, { id, duration: msNumberToTs(durationMs) });
  for (;;) {
    const { result, reason } = await pollOnce(connection, namespace, workflowId, id, deadline);
    if (result === POLL.completed) break;
    if (result !== POLL.timedOut) {
      if ((await describe(connection, namespace, workflowId)).status !== RUNNING) return "ended";
      throw new FastForwardFailed(workflowId, reason);
    }
    if (Date.now() >= deadline) throw new FastForwardStuck(workflowId, withinMs);
  }
  return settled(connection, namespace, workflowId, deadline, withinMs);
}

/**
 * Moves one workflow's clock ahead to an instant of its own time: at it, or the few milliseconds after it that the
 * request takes, so that a timer due at exactly that instant is due. Does nothing when the clock is past it.
 * Throws as {@link fastForward} does.
 */
export async function fastForwardTo(
  connection: TemporalConnection,
  namespace: string,
  workflowId: string,
  instant: Instant,
  options: FastForwardOptions,
): Promise<FastForwardOutcome> {
  const ahead = instant - (await virtualNow(connection, namespace, workflowId));
  return ahead > 0 ? fastForward(connection, namespace, workflowId, Math.ceil(ahead), options) : "arrived";
}

/**
 * Lets one workflow skip every wait from now on, until it ends: for tests. A wait without a timer is not skipped.
 * Returns at once; await the workflow's own result. Throws {@link NothingToMove}.
 */
export async function skipToEnd(connection: TemporalConnection, namespace: string, workflowId: string): Promise<void> {
  await configure(connection, namespace, workflowId);
}

/** The instant it is for one workflow. Throws {@link NothingToMove} when there is no such workflow. */
export async function virtualNow(
  connection: TemporalConnection,
  namespace: string,
  workflowId: string,
): Promise<Instant> {
  return (await describe(connection, namespace, workflowId)).now;
}

async function configure(
  { workflowService }: TemporalConnection,
  namespace: string,
  workflowId: string,
  fastForwardConfig?: { readonly id: string; readonly duration: ReturnType<typeof msNumberToTs> },
): Promise<void> {
  const timeSkippingConfig = { enabled: true, maxSessionSkipCount: MAX_SKIPS, fastForwardConfig };
  await orNothingToMove(workflowId, () =>
    workflowService.updateWorkflowExecutionOptions({
      namespace,
      workflowExecution: { workflowId },
      workflowExecutionOptions: { timeSkippingConfig },
      updateMask: { paths: ["time_skipping_config"] },
    }),
  );
}

/** Never by run id: for a run that has continued as new the server would answer "timed out" for ever. */
async function pollOnce(
  connection: TemporalConnection,
  namespace: string,
  workflowId: string,
  fastForwardId: string,
  deadline: number,
): Promise<{ readonly result: number; readonly reason: string }> {
  const request = { namespace, workflowExecution: { workflowId }, fastForwardId };
  try {
    const answer = await connection.withDeadline(deadline, () =>
      connection.workflowService.pollWorkflowExecutionTimeSkipping(request),
    );
    return { result: answer.fastForwardPollingResult, reason: answer.failedReason || "no reason given" };
  } catch (error) {
    if (isTimeUp(error, deadline)) return { result: POLL.timedOut, reason: "" };
    throw error;
  }
}

/** The server reckons the deadline too: where it gives up a moment before we do, the call ends as cancelled. */
function isTimeUp(error: unknown, deadline: number): boolean {
  if (!isGrpcServiceError(error)) return false;
  return error.code === DEADLINE_EXCEEDED || (error.code === CANCELLED && Date.now() > deadline - A_MOMENT_MS);
}

/** A timer that fired just before the target may still be at work when the target is reached. */
async function settled(
  connection: TemporalConnection,
  namespace: string,
  workflowId: string,
  deadline: number,
  withinMs: number,
): Promise<FastForwardOutcome> {
  for (;;) {
    const { status, busy } = await describe(connection, namespace, workflowId);
    if (status !== RUNNING) return "ended";
    if (!busy) return "arrived";
    if (Date.now() > deadline) throw new FastForwardStuck(workflowId, withinMs);
    await wait(10);
  }
}

interface Described {
  readonly status: number;
  /** A workflow task waits for a worker or runs on one. */
  readonly busy: boolean;
  readonly now: Instant;
}

async function describe(
  { workflowService }: TemporalConnection,
  namespace: string,
  workflowId: string,
): Promise<Described> {
  const { workflowExecutionInfo, workflowExtendedInfo, pendingWorkflowTask } = await orNothingToMove(workflowId, () =>
    workflowService.describeWorkflowExecution({ namespace, execution: { workflowId } }),
  );
  // Absent until time skipping was first enabled: until then its clock is everybody's.
  const currentTime = workflowExtendedInfo?.timeSkippingInfo?.currentTime;
  return {
    status: workflowExecutionInfo?.status ?? 0,
    busy: pendingWorkflowTask != null,
    now: currentTime ? requiredTsToMs(currentTime, "currentTime") : Date.now(),
  };
}

async function orNothingToMove<T>(workflowId: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (isGrpcServiceError(error) && error.code === NOT_FOUND) throw new NothingToMove(workflowId, { cause: error });
    throw error;
  }
}
