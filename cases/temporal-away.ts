import { setTimeout as wait } from "node:timers/promises";
import { isGrpcServiceError, WorkflowUpdateRPCTimeoutOrCancelledError } from "@temporalio/client";
import { answerWithin, type CaseService } from "./case-service.ts";

/** gRPC status codes that say Temporal, or the worker behind it, does not answer now. */
const AWAY = new Set([
  1, // CANCELLED
  4, // DEADLINE_EXCEEDED
  8, // RESOURCE_EXHAUSTED
  9, // FAILED_PRECONDITION: WorkflowNotReady
  14, // UNAVAILABLE
]);

/** Temporal has not answered in the time there was. */
class NoAnswer extends Error {
  override readonly name = "NoAnswer";
}

/**
 * Runs a call to Temporal, which has as long as the service waits for an answer.
 * The deadline of the connection bounds each attempt; the SDK's back-off between attempts sleeps past it (measured: 3.4 s
 * for 2), so a timer bounds the whole.
 */
export async function within<Result>(service: CaseService, call: () => Promise<Result>): Promise<Result> {
  const ms = answerWithin(service);
  const bounded = new AbortController();
  const tooLong = wait(ms, undefined, { signal: bounded.signal, ref: false }).then(() => {
    throw new NoAnswer(`Temporal did not answer within ${ms} ms`);
  });
  tooLong.catch(() => undefined);
  try {
    return await Promise.race([service.temporal.connection.withDeadline(Date.now() + ms, call), tooLong]);
  } finally {
    bounded.abort();
  }
}

/** Whether an error says that Temporal does not answer, as opposed to an answer we do not like. */
export function isAway(error: unknown): boolean {
  if (error instanceof NoAnswer || error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return true;
  const cause = error instanceof Error && !isGrpcServiceError(error) ? error.cause : error;
  return isGrpcServiceError(cause) && AWAY.has(cause.code);
}
