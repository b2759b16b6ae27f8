import { policyOn } from "../shared/policy.ts";
import { chaseUntil } from "../shared/case-life/chasing.ts";
import { withdrawal } from "../shared/case-life/at-any-time.ts";
import type { Refusal } from "../shared/process-definition.ts";
import type { BbrContext } from "./context.ts";
import { failedCriteria } from "./eligibility.ts";
import { interruptible } from "./interruptions.ts";
import { hasEveryRecord } from "./progress.ts";
import { beginsToPrompt, prompting } from "./prompting.ts";
import { notEligible, notSuitable, proposalPrompt } from "./sending.ts";
import { attendToConcerns, closeTask, moving, openTask, process, type Received } from "./vocabulary.ts";

/** From a proposal before sentence or release to the end of the assessment. Source: processes.md section 3, Path. */

/** Withdrawn while nothing has been done that must be undone; the shared block, told to the machine's compiler. */
export const mayBeWithdrawn = withdrawal<BbrContext, never>("#bbrProgramme.withdrawn");

/** The criteria as they stand on the day on which the proposal became a requirement. */
export function failedWhenImposed(
  context: BbrContext,
  { on, order, risk = context.risk, willing = context.willing }: Received<"requirementImposed">,
): readonly Refusal[] {
  const candidate = { ...context, risk, willing, referral: { ...context.referral, order } };
  return failedCriteria(candidate, on, policyOn(context.eligibility, on));
}

const imposed = moving("requirementImposed", (context, event) => {
  const { on, order, endsOn, risk = context.risk, willing = context.willing } = event;
  const failed = failedWhenImposed(context, event);
  return {
    imposed: { on, order, endsOn },
    risk,
    willing,
    ...(failed.length > 0 && { ending: { as: "ineligible", reason: failed.map(({ code }) => code).join(", ") } }),
  };
});

/** Proposed before sentence or release: becomes a requirement, or not. */
export const proposed = process.createStateConfig({
  entry: beginsToPrompt,
  ...chaseUntil("proposalPrompt", prompting(proposalPrompt)),
  on: {
    requirementImposed: [
      {
        guard: ({ context, event }) => failedWhenImposed(context, event).length > 0,
        target: "ineligible",
        actions: [
          imposed,
          {
            type: "send",
            params: ({ context, event }) =>
              notEligible(
                context,
                failedWhenImposed(context, event).map(({ message }) => message),
              ),
          },
        ],
      },
      { guard: ({ context }) => context.barriers.length > 0, target: "decidingFormat", actions: imposed },
      { target: "referred", actions: imposed },
    ],
    requirementNotImposed: {
      target: "notImposed",
      actions: moving("requirementNotImposed", () => ({ ending: { as: "notImposed", reason: "notImposed" } })),
    },
    ...mayBeWithdrawn,
  },
});

/** A barrier to attending first prompts the exceptional decision on the format. */
export const decidingFormat = process.createStateConfig({
  entry: [
    openTask("decideFormat", "Something keeps the person from attending a group", "formatDueInWorkingDays"),
    attendToConcerns,
  ],
  exit: closeTask("decideFormat"),
  on: {
    formatDecided: [
      {
        guard: ({ event }) => event.format === "none",
        target: "notSuitable",
        actions: [
          moving("formatDecided", () => ({ ending: { as: "notSuitable", reason: "barrier" } })),
          {
            type: "send",
            params: ({ context, event }) =>
              notSuitable(context, `The programme cannot be delivered because of a barrier. ${event.explanation}`),
          },
        ],
      },
      {
        target: "referred",
        actions: moving("formatDecided", (_context, { format }) => (format === "none" ? {} : { format })),
      },
    ],
    ...interruptible,
    ...mayBeWithdrawn,
  },
});

/** Everyone eligible is referred; the programmes team takes it up. */
export const referred = process.createStateConfig({
  entry: [openTask("beginAssessment", "A new referral", "startAssessmentDueInWorkingDays"), attendToConcerns],
  exit: closeTask("beginAssessment"),
  on: {
    assessmentBegun: { target: "assessing", actions: moving("assessmentBegun", () => ({ assessmentBegun: true })) },
    ...interruptible,
    ...mayBeWithdrawn,
  },
});

const assessed = moving("assessmentCompleted", (_context, { decision, needAreas }) => ({
  needAreas,
  ...(decision === "unsuitable"
    ? { ending: { as: "notSuitable", reason: "assessment" } }
    : { assessment: decision, hold: undefined }),
}));

/** Suitable, not ready, others first, or unsuitable: judged before a first place, and again after an interruption. */
export const assessing = process.createStateConfig({
  entry: [
    openTask("completeAssessment", "The person is to be assessed", "assessmentDueInWorkingDays"),
    attendToConcerns,
  ],
  exit: closeTask("completeAssessment"),
  on: {
    assessmentCompleted: [
      // Nothing but catch-ups and one-to-ones left: no group is needed for them.
      {
        guard: ({ context, event }) => event.decision === "suitable" && hasEveryRecord(context),
        target: "underway",
        actions: assessed,
      },
      { guard: ({ event }) => event.decision === "suitable", target: "awaitingPlace", actions: assessed },
      { guard: ({ event }) => event.decision === "suitableNotReady", target: "suitableNotReady", actions: assessed },
      { guard: ({ event }) => event.decision === "deprioritised", target: "deprioritised", actions: assessed },
      {
        target: "notSuitable",
        actions: [assessed, { type: "send", params: ({ context, event }) => notSuitable(context, event.explanation) }],
      },
    ],
    ...interruptible,
    ...mayBeWithdrawn,
  },
});
