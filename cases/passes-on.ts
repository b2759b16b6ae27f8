import { WorkflowNotFoundError, type WorkflowExecutionDescription } from "@temporalio/client";
import type { Holder } from "../records/claims/claim.ts";
import { findCase } from "../records/queries/find-case.ts";
import type { CaseActivities } from "../workflows/interpreter/activity-types.ts";
import type { CaseService } from "./case-service.ts";
import { within } from "./temporal-away.ts";

/**
 * A start claims, then starts the workflow, and the case writes its row; an event reserves, and a case takes none that is
 * older than 30 seconds. Until then what is claimed may be on its way. Real milliseconds, with room for a start that is
 * slow and for clocks that differ.
 */
const ON_ITS_WAY_MS = 60_000;

/** The activity that writes down what a case took, as its history names it. */
const COMMIT: keyof CaseActivities = "commitCase";

/**
 * Whether a claim came to nothing, so that another case may have it: its start never came to a case, or the event it was
 * reserved for was never taken. Throws when Temporal, asked for that, is away.
 */
export async function passesOn(service: CaseService, { by, claimedAt, held }: Holder): Promise<boolean> {
  if (Date.now() - claimedAt < ON_ITS_WAY_MS) return false;
  if (held) return !(await findCase(service.records, by)) && !(await workflowOf(service, by));
  const workflow = await workflowOf(service, by);
  return !workflow || isWrittenDown(workflow);
}

/** Whether Temporal runs a case, written down or not. Throws when it is away. */
export async function isRunning(service: CaseService, caseId: string): Promise<boolean> {
  return (await workflowOf(service, caseId))?.status.name === "RUNNING";
}

/** Whether records have everything the case took so far; `undefined` when Temporal knows no such case. Throws when it is away. */
export async function writtenDown(service: CaseService, caseId: string): Promise<boolean | undefined> {
  const workflow = await workflowOf(service, caseId);
  return workflow && isWrittenDown(workflow);
}

/**
 * Whether records have everything the case took. An event that is in the case's history and not in records has a workflow
 * task under way or a commit that is being tried, or waits behind one.
 */
function isWrittenDown({ raw }: WorkflowExecutionDescription): boolean {
  const committing = (raw.pendingActivities ?? []).some(({ activityType }) => activityType?.name === COMMIT);
  return !raw.pendingWorkflowTask && !committing;
}

async function workflowOf(service: CaseService, caseId: string): Promise<WorkflowExecutionDescription | undefined> {
  try {
    return await within(service, () => service.temporal.workflow.getHandle(caseId).describe());
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  }
}
