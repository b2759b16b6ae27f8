import { today } from "../shared/case-life/schedule.ts";
import type { PipeContext } from "./context.ts";
import { inTheDaysBefore, later } from "./dates.ts";
import { engagementReviewAt } from "./schedule.ts";
import { engagementConcern, engagementReviewDue } from "./sending-residence.ts";
import { closeTask, notes, openTask, process, records, send, type At } from "./vocabulary.ts";

/** What the past week's records say of somebody. */
export function sweepOf(context: PipeContext): NonNullable<PipeContext["sweep"]>["found"] {
  const { policy, sessions, keyWork, consideredOn, tookPartOn } = context;
  const inWeek = (date: string | undefined): boolean => inTheDaysBefore(date, today(context), policy.sweepEveryDays);
  if (inWeek(tookPartOn) || inWeek(keyWork.lastOn) || inWeek(consideredOn)) return "engaged";
  return inWeek(sessions.lastOn) ? "notEngaged" : "notConsidered";
}

/** Sessions and considerations, as they are recorded in any state of the residence. */
export const engagementRecords = {
  sessionLogged: {
    actions: records<"sessionLogged">(({ sessions, tookPartOn }, { on, kind, tookPart }) => ({
      sessions: { ...sessions, [kind]: sessions[kind] + 1, lastOn: later(sessions.lastOn, on) },
      ...(tookPart && { tookPartOn: later(tookPartOn, on) }),
    })),
  },
  considerationRecorded: {
    actions: records<"considerationRecorded">(({ consideredOn, concern }, { on, engaged }) => ({
      consideredOn: later(consideredOn, on),
      ...(!engaged && concern === undefined && { concern: "foundNotEngaged" as const }),
    })),
  },
};

/** The weekly sweep: finds a resident with no session, key work or consideration, or who took part in nothing. */
export const sweeping = process.createStateConfig({
  initial: "waiting",
  states: {
    waiting: {
      after: {
        weeklySweep: {
          target: "waiting",
          reenter: true,
          actions: notes((context) => {
            const found = sweepOf(context);
            const isNew = found !== "engaged" && context.concern === undefined;
            return { sweep: { on: today(context), found }, ...(isNew && { concern: found }) };
          }),
        },
      },
    },
  },
});

const stepsTaken = {
  target: "stepsTaken",
  actions: records<"engagementStepsRecorded">((context, { steps }) => ({ steps: { steps, on: today(context) } })),
};

const reviews = [
  {
    guard: ({ event }: At<"engagementReviewed">) => event.engaged,
    target: "engaged",
    actions: records<"engagementReviewed">(() => ({ concern: undefined, steps: undefined })),
  },
  {
    target: "stepsDue",
    actions: records<"engagementReviewed">(() => ({ concern: "foundNotEngaged" as const, steps: undefined })),
  },
];

/** Somebody not engaged, or not considered, gets steps that are recorded, and a review of them in two weeks. */
export const engagement = process.createStateConfig({
  initial: "placing",
  states: {
    placing: {
      always: [
        { guard: ({ context }) => context.concern === undefined, target: "engaged" },
        { guard: ({ context }) => context.steps === undefined, target: "stepsDue" },
        { guard: ({ context }) => context.now >= engagementReviewAt(context), target: "reviewing" },
        { target: "stepsTaken" },
      ],
    },
    engaged: {
      always: {
        guard: ({ context }) => context.concern !== undefined,
        target: "stepsDue",
        actions: send(engagementConcern),
      },
    },
    stepsDue: {
      tags: ["stepsDue"],
      entry: openTask("recordSteps", "A resident is not engaged, or was not considered"),
      exit: closeTask("recordSteps"),
      on: { engagementStepsRecorded: stepsTaken },
    },
    stepsTaken: {
      after: { engagementReview: { target: "reviewing", actions: send(engagementReviewDue) } },
      on: { engagementStepsRecorded: { ...stepsTaken, reenter: true }, engagementReviewed: reviews },
    },
    reviewing: {
      tags: ["reviewingSteps"],
      entry: openTask("reviewSteps", "Steps were recorded two weeks ago"),
      exit: closeTask("reviewSteps"),
      on: { engagementReviewed: reviews },
    },
  },
});
