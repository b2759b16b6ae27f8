import type { DataConverter } from "@temporalio/common";
import { Worker, type NativeConnection, type WorkflowBundleOption } from "@temporalio/worker";
import { caseActivities, messageActivities } from "../activities/activities.ts";
import type { Notify } from "../activities/notify/notify.ts";
import type { CaseService } from "../cases/case-service.ts";
import { definitions } from "../machines/definitions.ts";
import { checkEffects } from "../workflows/interpreter/effects-check.ts";
import { messagesQueueOf } from "../workflows/interpreter/task-queues.ts";
import { withoutStatements } from "./without-statements.ts";

export interface WorkersOptions {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly service: CaseService;
  readonly notify: Notify;
  readonly workflowBundle: WorkflowBundleOption;
  /** Encrypts what Temporal holds; the same as the service's client has. Absent: in the clear, for tests. */
  readonly dataConverter?: DataConverter;
  /** Cases kept in memory; about 310 kB each. 0 replays every case at every step, which tests use. */
  readonly maxCachedWorkflows?: number;
}

/** Notify takes 3,000 requests a minute; no more messages a second are begun, over all workers. */
const MESSAGES_PER_SECOND = 50;

/**
 * At most this part of the cached cases is worked on at once. SDK 1.24 drops a case whose local activity is running when
 * the cache is full of such cases, and each loss costs ten seconds.
 */
const AT_WORK_OF_CACHED = 0.25;
const AT_WORK_AT_MOST = 40;

/** Given to work under way when the worker is told to stop. */
const SHUTDOWN_GRACE = "10 seconds";

export interface Workers {
  /** Runs until {@link Workers.stop}; rejects when a worker breaks. */
  readonly running: Promise<void>;
  /** Drains both workers. */
  stop(): Promise<void>;
}

/**
 * Starts the two workers of the service: cases, and messages on a queue of their own.
 * Throws `UnsupportedEffect` when a machine asks for something nobody carries out.
 */
export async function startWorkers(options: WorkersOptions): Promise<Workers> {
  for (const definition of Object.values(definitions)) checkEffects(definition);
  const { connection, namespace, service, notify, workflowBundle, dataConverter, maxCachedWorkflows = 500 } = options;
  const cases = await Worker.create({
    connection,
    namespace,
    taskQueue: service.taskQueue,
    workflowBundle,
    activities: caseActivities(service),
    interceptors: { activity: [withoutStatements] },
    dataConverter,
    maxCachedWorkflows,
    // Two at least: one would leave no place for queries.
    maxConcurrentWorkflowTaskExecutions: Math.min(
      AT_WORK_AT_MOST,
      Math.max(2, Math.floor(maxCachedWorkflows * AT_WORK_OF_CACHED)),
    ),
    shutdownGraceTime: SHUTDOWN_GRACE,
  });
  const messages = await Worker.create({
    connection,
    namespace,
    taskQueue: messagesQueueOf(service.taskQueue),
    activities: messageActivities(service, notify),
    interceptors: { activity: [withoutStatements] },
    dataConverter,
    maxTaskQueueActivitiesPerSecond: MESSAGES_PER_SECOND,
    shutdownGraceTime: SHUTDOWN_GRACE,
  });
  const running = Promise.all([cases.run(), messages.run()]).then(() => undefined);
  return {
    running,
    stop: async () => {
      for (const worker of [cases, messages]) if (worker.getState() === "RUNNING") worker.shutdown();
      await running;
    },
  };
}
