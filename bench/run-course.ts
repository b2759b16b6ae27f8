import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Client, WorkflowExecutionDescription } from "@temporalio/client";
import { fastForwardTo, skipToEnd } from "../dev/rehearsal/time-skipping.ts";
import { optInLetter } from "../machines/opt-in-letter/contract.ts";
import { STARTS_AT, type Course } from "./courses.ts";
import { envelopeOf, workflowIdOf, type Side } from "./sides.ts";

/** Takes one case through one course by rehearsal, to its end. Returns its workflow id. */
export async function runCourse(
  client: Client,
  taskQueue: string,
  side: Side,
  course: Course,
  run: string,
): Promise<string> {
  const { connection, options } = client;
  const workflowId = workflowIdOf(side, course.name, run);
  const moveTo = async (instant: number): Promise<void> => {
    await untilQuiet(client, workflowId);
    await fastForwardTo(connection, options.namespace, workflowId, instant, { id: randomUUID() });
  };
  const { argument, attributes } = side.start(workflowId);
  const handle = await client.workflow.start("optInLetter", {
    workflowId,
    taskQueue,
    args: [argument],
    typedSearchAttributes: attributes,
    staticSummary: optInLetter.title,
    staticDetails: optInLetter.description,
    // The clock is moved over this delay, so that the case begins at the course's own instant.
    startDelay: STARTS_AT - Date.now(),
  });
  // Past it, for a move that ended just then would end in the middle of the first workflow task.
  await moveTo(STARTS_AT + 10 * 60_000);
  for (const [index, step] of course.steps.entries()) {
    await moveTo(step.at);
    const envelope = envelopeOf(workflowId, index, step);
    await handle.executeUpdate(step.event, { args: [envelope], updateId: envelope.key });
  }
  await untilQuiet(client, workflowId);
  await skipToEnd(connection, options.namespace, workflowId);
  await until(client, workflowId, ({ status }) => status.name !== "RUNNING");
  const { outcome } = (await handle.result()) as { readonly outcome: string };
  if (outcome !== course.outcome) throw new Error(`${side.name}, ${course.name}: ended as ${outcome}`);
  return workflowId;
}

/**
 * Moving the clock writes an event of its own. Written while a workflow task runs, it makes the server schedule one more
 * that production would not have; so nothing is moved before the case has nothing left to do.
 */
async function untilQuiet(client: Client, workflowId: string): Promise<void> {
  await until(client, workflowId, ({ raw }) => !raw.pendingWorkflowTask && (raw.pendingActivities ?? []).length === 0);
}

/** A workflow task that fails is tried for ever: a bug in a workflow must not hang the measurement. */
const ATTEMPTS = 5;

async function until(
  client: Client,
  workflowId: string,
  isSo: (now: WorkflowExecutionDescription) => boolean,
): Promise<void> {
  for (;;) {
    const now = await client.workflow.getHandle(workflowId).describe();
    if (isSo(now)) return;
    const { attempt = 0 } = now.raw.pendingWorkflowTask ?? {};
    if ((attempt ?? 0) >= ATTEMPTS) throw new Error(`${workflowId}: its workflow task fails again and again`);
    await wait(5);
  }
}
