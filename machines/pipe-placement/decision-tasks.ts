import type { OpenTask } from "../shared/effects.ts";
import { missingStrands, type PipeContext } from "./context.ts";
import { clockOf, decisionIsDueAt } from "./verdict.ts";
import { standsStill } from "./decision-clock.ts";
import { closeTask, process } from "./vocabulary.ts";

/**
 * What is missing for a decision, as tasks that are due when the decision is. Nothing decides itself: a task whose time
 * has passed goes up to the next role (processes.md, Deadline for a decision: what is missing escalates).
 */
export const opensWhatIsMissing = process.enqueueActions(({ context, enqueue }) => {
  for (const task of [...strandTasks(context), ...clinicalTask(context), ...operationalTask(context)])
    enqueue({ type: "openTask", params: task });
});

/** The manager leaves or returns: the operational half is now another's. */
export const passesOperationalHalfOn = process.enqueueActions(({ context, enqueue }) => {
  enqueue(closeTask("decideOperational"));
  enqueue(closeTask("decideInCover"));
  for (const task of operationalTask(context)) enqueue({ type: "openTask", params: task });
});

/** Nobody has to decide now: a decider waits for further information, or the decision has gone elsewhere. */
export const closesDecisionTasks = [
  closeTask("obtainInformation"),
  closeTask("decideClinical"),
  closeTask("decideOperational"),
  closeTask("decideInCover"),
] as const;

function strandTasks(context: PipeContext): OpenTask[] {
  const due = decisionIsDueAt(context);
  return missingStrands(context).map((strand) => ({
    task: "obtainInformation",
    key: strand,
    due,
    reason: `No decision can be made without the ${strand} information`,
  }));
}

function clinicalTask(context: PipeContext): OpenTask[] {
  if (context.clinicalDecision) return [];
  return [{ task: "decideClinical", due: decisionIsDueAt(context), reason: "A referral is submitted" }];
}

function operationalTask(context: PipeContext): OpenTask[] {
  const clock = clockOf(context);
  if (context.operationalDecision || !clock || standsStill(clock)) return [];
  const due = decisionIsDueAt(context);
  return context.absence
    ? [{ task: "decideInCover", due, reason: "A referral is submitted and the manager is absent" }]
    : [{ task: "decideOperational", due, reason: "A referral is submitted" }];
}
