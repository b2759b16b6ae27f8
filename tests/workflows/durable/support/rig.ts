import { randomUUID } from "node:crypto";
import { Client, Connection, WorkflowUpdateFailedError, type WorkflowHandle } from "@temporalio/client";
import { ApplicationFailure } from "@temporalio/common";
import { DefaultLogger, NativeConnection, Runtime, Worker } from "@temporalio/worker";
import { afterAll, beforeAll, inject, onTestFinished } from "vitest";
import { fastForward, virtualNow } from "../../../../dev/rehearsal/time-skipping.ts";
import type { Actor } from "../../../../machines/shared/actor.ts";
import type { Instant } from "../../../../machines/shared/time.ts";
import type { CaseEnd } from "../../../../workflows/interpreter/case-run.ts";
import type { Accepted, CaseArgument, CaseStart, Envelope } from "../../../../workflows/interpreter/live-case.ts";
import { REFUSED, type RefusalDetails } from "../../../../workflows/interpreter/refuse.ts";
import { messagesQueueOf } from "../../../../workflows/interpreter/task-queues.ts";
import { replayAfter } from "../../../support/replay.ts";
import { CALENDAR } from "../../processes/small-process.ts";
import { testBundle } from "./bundle.ts";
import { Recorder } from "./recorder.ts";

export type CaseHandle = WorkflowHandle<(argument: CaseArgument) => Promise<CaseEnd>>;

/** `temporal.api.enums.v1.WorkflowTaskFailedCause`. */
const UNHANDLED_COMMAND = 1;

const NAMESPACE = "default";
const ACTOR: Actor = { id: "p1", displayName: "A Practitioner", role: "practitioner" };

let client: Client;
let native: NativeConnection;
let bundle: { readonly codePath: string };

/** Connects a test file to the Temporal server of the run, with the bundle of the small processes. */
export function onTheRealServer(): void {
  beforeAll(async () => {
    Runtime.install({
      logger: new DefaultLogger("ERROR"),
      telemetryOptions: { logging: { forward: {}, filter: "ERROR" } },
    });
    const address = inject("temporalAddress");
    native = await NativeConnection.connect({ address });
    client = new Client({ connection: await Connection.connect({ address }) });
    bundle = await testBundle("index.ts");
  });
  afterAll(async () => {
    await native.close();
    await client.connection.close();
  });
}

interface RigOptions {
  /** Cases the worker keeps; 0 replays every case at every workflow task. */
  readonly cached: number;
  /** The workers run from the start unless told not to. */
  readonly idle?: true;
}

/** A queue of its own with its workers, and every case a test starts on it, replayed when the test ends. */
export class Rig {
  readonly recorder = new Recorder();
  readonly client = client;
  readonly taskQueue = `test-${randomUUID()}`;
  /** Set by a test that brings a workflow task to fail. */
  expectsTaskFailures = false;
  readonly #cached: number;
  readonly #caseIds = new Set<string>();
  #stop: (() => Promise<void>) | undefined;

  private constructor({ cached }: RigOptions) {
    this.#cached = cached;
  }

  static async create(options: RigOptions): Promise<Rig> {
    const rig = new Rig(options);
    if (!options.idle) await rig.startWorkers();
    onTestFinished(() => rig.#finish());
    return rig;
  }

  async startWorkers(workflowBundle: { readonly codePath: string } = bundle): Promise<void> {
    const { commitCase, tellCase, sendMessage, giveUpMessage } = this.recorder;
    const common = { connection: native, namespace: NAMESPACE };
    const cases = await Worker.create({
      ...common,
      taskQueue: this.taskQueue,
      workflowBundle,
      activities: { commitCase, tellCase },
      maxCachedWorkflows: this.#cached,
      // With more workflow tasks at once than places in the cache, SDK 1.24 drops a case while its local activity runs:
      // the task is lost, and the server waits ten seconds before it gives it out again.
      ...(this.#cached === 0 && { maxConcurrentWorkflowTaskExecutions: 1 }),
    });
    const messages = await Worker.create({
      ...common,
      taskQueue: messagesQueueOf(this.taskQueue),
      activities: { sendMessage, giveUpMessage },
    });
    const running = Promise.all([cases.run(), messages.run()]);
    this.#stop = async () => {
      for (const worker of [cases, messages]) worker.shutdown();
      await running;
    };
  }

  async stopWorkers(): Promise<void> {
    await this.#stop?.();
    this.#stop = undefined;
  }

  /** Starts a case, a rehearsal unless told otherwise: its time is its own clock's, which tests move. */
  async start(
    process: string,
    { rehearsal = true, input = {} }: { rehearsal?: boolean; input?: object } = {},
  ): Promise<CaseHandle> {
    const caseId = this.newCaseId(process);
    return client.workflow.start<(argument: CaseArgument) => Promise<CaseEnd>>(process, {
      workflowId: caseId,
      taskQueue: this.taskQueue,
      args: [this.startArgument({ rehearsal, input })],
    });
  }

  newCaseId(process: string): string {
    const caseId = `${process}-${randomUUID()}`;
    this.#caseIds.add(caseId);
    return caseId;
  }

  startArgument({ rehearsal = true, input = {} }: { rehearsal?: boolean; input?: object } = {}): CaseStart {
    return {
      kind: "start",
      schema: 1,
      definitionVersion: 1,
      input: { ...input },
      calendar: CALENDAR,
      opening: { identifiers: [], rehearsal },
      actor: ACTOR,
      handled: { key: "start", fingerprint: "start" },
    };
  }

  envelope(body: object = {}, more: Partial<Envelope> = {}): Envelope {
    const key = more.key ?? randomUUID();
    return { body: { ...body }, actor: ACTOR, receivedAt: Date.now(), key, fingerprint: `of ${key}`, ...more };
  }

  /** Sends an event and waits for its answer. */
  async send(handle: CaseHandle, event: string, body: object = {}, more: Partial<Envelope> = {}): Promise<Accepted> {
    const envelope = this.envelope(body, more);
    return handle.executeUpdate<Accepted, [Envelope]>(event, { args: [envelope], updateId: envelope.key });
  }

  /** Moves a case's clock ahead; everything due on the way happens. */
  async forward(handle: CaseHandle, byMs: number): Promise<void> {
    await fastForward(client.connection, NAMESPACE, handle.workflowId, byMs, { id: randomUUID() });
  }

  async now(handle: CaseHandle): Promise<Instant> {
    return virtualNow(client.connection, NAMESPACE, handle.workflowId);
  }

  async #finish(): Promise<void> {
    await this.stopWorkers();
    for (const caseId of this.#caseIds) {
      const handle = client.workflow.getHandle(caseId);
      const { status } = await handle.describe();
      const { events } = await handle.fetchHistory();
      // An event that comes in while a task is worked on makes the server ask for that task again: no fault of anybody's.
      const failed = events?.find(
        ({ workflowTaskFailedEventAttributes: failure }) => failure && failure.cause !== UNHANDLED_COMMAND,
      );
      const cause = failed?.workflowTaskFailedEventAttributes?.failure?.message;
      if (failed && !this.expectsTaskFailures) throw new Error(`A workflow task of ${caseId} failed: ${cause}`);
      await replayAfter(client, caseId, { workflowBundle: bundle });
      if (status.name === "RUNNING") await handle.terminate("The test is over");
    }
  }
}

/** The refusal an event was answered with. */
export async function refusal(answer: Promise<unknown>): Promise<RefusalDetails> {
  const error: unknown = await answer.then(
    () => new Error("The event was accepted"),
    (failed: unknown) => failed,
  );
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
  if (!(cause instanceof ApplicationFailure) || cause.type !== REFUSED) throw error;
  return cause.details?.[0] as RefusalDetails;
}
