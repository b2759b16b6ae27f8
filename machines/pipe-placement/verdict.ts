import { endOfDay, localDateOf } from "../shared/calendar/london.ts";
import { addWorkingDays } from "../shared/calendar/working-days.ts";
import type { Instant } from "../shared/time.ts";
import { morningOf } from "../shared/case-life/schedule.ts";
import { decisionDueAt, speedOf, type DecisionClock } from "./decision-clock.ts";
import type { Choice } from "./codes.ts";
import type { PipeContext } from "./context.ts";

/** What the decisions recorded so far come to. Nothing decides itself: without decisions it stays `undecided`. */
export type Verdict = "undecided" | "accepted" | "refused" | "differ" | "stillDiffer";

/** Source: processes.md section 4, Decision. The later body's word replaces the earlier's, an appeal's all of them. */
export function verdictOf(context: PipeContext): Verdict {
  const { clinicalDecision, operationalDecision, joint, higher, appealDecision } = context;
  if (appealDecision) return appealDecision.decision === "upheld" ? "accepted" : "refused";
  if (higher) return agreed(higher.choices) ?? "stillDiffer";
  if (joint) return agreed(joint.choices) ?? "stillDiffer";
  if (!clinicalDecision || !operationalDecision) return "undecided";
  return agreed([clinicalDecision.choice, operationalDecision.choice]) ?? "differ";
}

function agreed([one, other]: readonly [Choice, Choice]): "accepted" | "refused" | undefined {
  if (one !== other) return undefined;
  return one === "accept" ? "accepted" : "refused";
}

/** When the last word before an appeal was spoken. */
export function decidedAt({ clinicalDecision, operationalDecision, joint, higher }: PipeContext): Instant | undefined {
  if (higher) return higher.at;
  if (joint) return joint.at;
  return clinicalDecision && operationalDecision ? Math.max(clinicalDecision.at, operationalDecision.at) : undefined;
}

/** The end of the last day for an appeal, counted from the refusal. */
export function appealClosesAt(context: PipeContext): Instant {
  return workingDaysFrom(context, decidedAt(context) ?? context.now, context.policy.appealWithinWorkingDays);
}

/** The end of the working day that is so many after an instant's. */
export function workingDaysFrom({ calendar }: PipeContext, from: Instant, count: number): Instant {
  return endOfDay(calendar, addWorkingDays(calendar, localDateOf(calendar, from), count));
}

/** The clock of the decision, once the referral is submitted. */
export function clockOf({ calendar, policy, submission, pauses }: PipeContext): DecisionClock | undefined {
  return (
    submission && { calendar, policy, submittedAt: submission.at, arrivalOn: submission.earliestArrivalOn, pauses }
  );
}

export function decisionIsDueAt(context: PipeContext): Instant {
  const clock = clockOf(context);
  return clock ? decisionDueAt(clock) : context.now;
}

/**
 * When people are told that a decision is overdue: a deadline at 24:00 in the morning after it, one of two hours at once.
 * The tasks go up a role at the deadline itself.
 */
export function overdueIsToldAt(context: PipeContext): Instant {
  const clock = clockOf(context);
  const due = decisionIsDueAt(context);
  if (clock && speedOf(clock) === "emergency") return due;
  return morningOf(context, localDateOf(context.calendar, due));
}

/** When the placement was accepted: by the decision, or by an appeal. */
export function acceptedAt(context: PipeContext): Instant | undefined {
  return context.appealDecision?.at ?? decidedAt(context);
}
