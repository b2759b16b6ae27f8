import type { Send } from "../shared/effects.ts";
import { tellsConflicts } from "./conflicts.ts";
import type { BbrContext } from "./context.ts";
import { interruptible } from "./interruptions.ts";
import { asksForPlace, isAnswer, isRefusal, noted, placeIsRefused, placeIsTaken } from "./places.ts";
import { beginsToPrompt, prompting } from "./prompting.ts";
import { mayBeWithdrawn } from "./referral.ts";
import { placeFound, readinessPrompt, tooLittleSentence, waitingPrompt } from "./sending.ts";
import { sentenceEndMoves } from "./sentence-end.ts";
import { attendToConcerns, becoming, closeTask, moving, openTask, process, send } from "./vocabulary.ts";

/** The waiting list, and those who are suitable but not on it. Source: processes.md section 3, Path. */

const looked = (assessment: "suitable" | "suitableNotReady" | "deprioritised") =>
  moving("waitingReviewed", () => ({ assessment }));

/** Somebody has looked at it again: the person moves, or stays and the next prompt comes four weeks from today. */
const waitingReviewed = process.createStateConfig({
  on: {
    waitingReviewed: [
      {
        guard: ({ event }) => event.decision === "notReady",
        target: "#bbrProgramme.suitableNotReady",
        reenter: true,
        actions: looked("suitableNotReady"),
      },
      {
        guard: ({ event }) => event.decision === "deprioritise",
        target: "#bbrProgramme.deprioritised",
        reenter: true,
        actions: looked("deprioritised"),
      },
      { target: "#bbrProgramme.awaitingPlace", reenter: true, actions: looked("suitable") },
    ],
  },
}).on;

/** Too little of the sentence is left to finish: said once for each last day of a sentence. */
const warnsOfEnd = {
  actions: [
    send(tooLittleSentence("owner")),
    send(tooLittleSentence("programmeTeam")),
    becoming(({ imposed }) => ({ warnedOfEnd: imposed?.endsOn })),
  ],
};

/** Delivered one-to-one only exceptionally, with a reason; no group is needed then. */
export const oneToOneDelivery = process.createStateConfig({
  on: {
    oneToOneDeliveryAgreed: {
      target: "#bbrProgramme.underway",
      actions: moving("oneToOneDeliveryAgreed", (_context, { reason, facilitator }) => ({
        individually: { reason, facilitator },
        hold: undefined,
      })),
    },
  },
}).on;

/** Prompted while waiting; warned when too little is left, and somebody decides when the sentence is over. */
const prompted = <const Prompt extends "waitingPrompt" | "readinessPrompt">(
  prompt: Prompt,
  message: (context: BbrContext) => Send,
) => {
  const again = { target: "waiting", reenter: true, actions: prompting(message) };
  const after = { tooLittleLeft: warnsOfEnd, sentenceEnds: { actions: attendToConcerns } };
  return {
    initial: "waiting",
    states: { waiting: { after: { ...after, [prompt]: again } as typeof after & Record<Prompt, typeof again> } },
  } as const;
};

/** On the waiting list, by the day on which the sentence ends. */
export const awaitingPlace = process.createStateConfig({
  entry: [
    beginsToPrompt,
    openTask("findPlace", "The person waits for a place in a group", "placeDueInWorkingDays"),
    attendToConcerns,
  ],
  exit: closeTask("findPlace"),
  ...prompted("waitingPrompt", waitingPrompt),
  on: {
    placeRequested: { target: "placing", actions: asksForPlace },
    ...oneToOneDelivery,
    ...waitingReviewed,
    ...sentenceEndMoves(".waiting"),
    ...interruptible,
    ...mayBeWithdrawn,
  },
});

const offTheList = process.createStateConfig({
  entry: [beginsToPrompt, attendToConcerns],
  ...prompted("readinessPrompt", readinessPrompt),
  on: { ...waitingReviewed, ...sentenceEndMoves(".waiting"), ...interruptible, ...mayBeWithdrawn },
});

export const suitableNotReady = offTheList;
export const deprioritised = offTheList;

/** A group has been asked; it answers with its sessions or with its reasons. */
export const placing = process.createStateConfig({
  exit: becoming(() => ({ asking: undefined })),
  on: {
    caseTold: [
      { guard: isRefusal, target: "awaitingPlace", actions: placeIsRefused },
      // Accepted: the sessions come by themselves.
      { guard: isAnswer, actions: noted },
    ],
    placeConfirmed: { target: "underway", actions: [placeIsTaken, tellsConflicts, send(placeFound)] },
    ...interruptible,
    ...mayBeWithdrawn,
  },
});
