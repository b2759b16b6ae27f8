import { alertsAtAnyTime, atAnyTime, deathAtAnyTime, undoes } from "../shared/case-life/at-any-time.ts";
import { undoableEntry } from "../shared/case-life/corrections.ts";
import { goesAbsent, returns } from "./absence.ts";
import { stage } from "./arrival.ts";
import { basis, bed, joining, keyWorker } from "./before-arrival.ts";
import { beginning, type PipeContext } from "./context.ts";
import { leaving } from "./leaving.ts";
import { referral } from "./referral.ts";
import { refused } from "./refused.ts";
import { comesTo } from "./settled.ts";
import { asksForInformation } from "./strand.ts";
import { bodyOf, process, records, type At } from "./vocabulary.ts";

/** Where the case is does not hang on these: taking them back moves nothing. */
const BESIDE: readonly string[] = ["ownerReassigned", "peopleChanged"];

const anyTime = atAnyTime<PipeContext>({ arriving: "#pipePlacement.arriving" });

/**
 * A PIPE placement in an Approved Premises, from the referral to the hand-over. Source: processes.md section 4. The states
 * stand in the order of the section.
 */
export const pipeMachine = process.createMachine({
  id: "pipePlacement",
  context: ({ input }) => beginning(input),
  initial: "arriving",
  on: {
    ...anyTime,
    // The resident is spoken to in person: what a message to them would mean never arises.
    messageFailed: anyTime.messageFailed.slice(1),
    messageTakenCareOf: anyTime.messageTakenCareOf.slice(1),
    ...deathAtAnyTime<PipeContext>(),
    ...alertsAtAnyTime<PipeContext>(),
    // Where the case is follows from what is known, in every region: a correction looks anew.
    corrected: [
      {
        guard: ({ context, event }: At<"corrected">) =>
          BESIDE.includes(undoableEntry(context, event.entry)?.event ?? ""),
        actions: undoes<PipeContext>(),
      },
      { target: "#pipePlacement.arriving", actions: undoes<PipeContext>() },
    ],
    peopleChanged: {
      actions: records<"peopleChanged">(({ people }, event) => ({ people: { ...people, ...bodyOf(event) } })),
    },
    managerAbsent: { actions: goesAbsent },
    managerReturned: { actions: returns },
  },
  states: {
    // Where a case belongs by what is known of it: a new one, and one that goes on after a correction.
    arriving: {
      always: [
        { guard: ({ context }) => context.sequence === 0, target: "referral", actions: asksForInformation },
        { guard: ({ context }) => context.withdrawal !== undefined, target: "withdrawn" },
        {
          guard: ({ context }) =>
            context.departure !== undefined && (context.handOver !== undefined || context.died !== undefined),
          target: "left",
        },
        {
          guard: ({ context }) =>
            context.departure !== undefined || (context.arrival !== undefined && context.died !== undefined),
          target: "leaving",
        },
        { guard: ({ context }) => context.arrival !== undefined, target: "placement" },
        { guard: comesTo("refused"), target: "refused" },
        {
          guard: ({ context }) => context.ended !== undefined || context.died !== undefined,
          target: "notAdmitted",
        },
        { guard: comesTo("accepted"), target: "placement" },
        { target: "referral" },
      ],
    },
    referral,
    refused,
    // Accepted: what is done before arrival, beside the way from being expected to living here.
    placement: { type: "parallel", states: { bed, keyWorker, joining, basis, stage } },
    leaving,
    left: { tags: ["outcome"] },
    notAdmitted: { tags: ["outcome"] },
    withdrawn: { tags: ["outcome"] },
  },
});
