import { isGrpcServiceError, WorkflowUpdateRPCTimeoutOrCancelledError, type Client } from "@temporalio/client";

/** gRPC status codes that say Temporal, or the worker behind it, does not answer now. */
const AWAY = new Set([
  1, // CANCELLED
  4, // DEADLINE_EXCEEDED
  8, // RESOURCE_EXHAUSTED
  9, // FAILED_PRECONDITION: WorkflowNotReady
  14, // UNAVAILABLE
]);

/** Runs a call to Temporal with a deadline, in milliseconds. */
export async function within<Result>(temporal: Client, ms: number, call: () => Promise<Result>): Promise<Result> {
  return temporal.connection.withDeadline(Date.now() + ms, call);
}

/** Whether an error says that Temporal does not answer, as opposed to an answer we do not like. */
export function isAway(error: unknown): boolean {
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return true;
  const cause = error instanceof Error && !isGrpcServiceError(error) ? error.cause : error;
  return isGrpcServiceError(cause) && AWAY.has(cause.code);
}
