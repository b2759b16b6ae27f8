import { setTimeout as wait } from "node:timers/promises";
import { Connection, isGrpcServiceError } from "@temporalio/client";

const NAMESPACE = "default";
const NOT_FOUND = 5;

/** Real milliseconds. By default a refused connection is tried again after a second, longer than a server takes to start. */
const RECONNECT_QUICKLY = { "grpc.initial_reconnect_backoff_ms": 50, "grpc.max_reconnect_backoff_ms": 100 };

/**
 * Returns when the server at this address really serves: healthy, its namespace there, visibility answering, and its
 * history shard owned (a fresh server answers `UNAVAILABLE: shard status unknown` for a moment).
 * Returns the last trouble when that takes longer than `withinMs` real milliseconds or `signal` aborts.
 */
export async function untilServing(address: string, withinMs: number, signal: AbortSignal): Promise<"serving" | Error> {
  const connection = Connection.lazy({ address, channelArgs: RECONNECT_QUICKLY });
  const deadline = Date.now() + withinMs;
  try {
    for (;;) {
      const trouble = await connection.withDeadline(Date.now() + 2_000, () => probe(connection));
      if (!trouble) return "serving";
      if (signal.aborted || Date.now() > deadline) return trouble;
      await wait(50);
    }
  } finally {
    await connection.close();
  }
}

async function probe(connection: Connection): Promise<Error | undefined> {
  try {
    await connection.ensureConnected();
    await connection.workflowService.describeNamespace({ namespace: NAMESPACE });
    await connection.workflowService.listWorkflowExecutions({ namespace: NAMESPACE, pageSize: 1 });
    await askHistory(connection);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** A workflow that does not exist: only a history shard that serves can say so. */
async function askHistory(connection: Connection): Promise<void> {
  try {
    const execution = { workflowId: "is-the-history-shard-serving" };
    await connection.workflowService.describeWorkflowExecution({ namespace: NAMESPACE, execution });
  } catch (error) {
    if (!isGrpcServiceError(error) || error.code !== NOT_FOUND) throw error;
  }
}
