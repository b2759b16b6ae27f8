import { changing } from "../shared/case-life/changing.ts";
import { payConfirmed, payrollChased } from "./changes.ts";
import { corrected, isEntry } from "./corrections.ts";
import { payrollChaseMessage } from "./sending-to-desks.ts";
import { answersAreTaken } from "./answers.ts";
import { declinesLate, lateDeclineWaits } from "./late-change.ts";
import { declinedLate } from "./late-answers.ts";
import { windowMoves } from "./moving-dates.ts";
import { instructPayroll } from "./payroll.ts";
import { payAlignedMessage } from "./sending.ts";
import { process, send } from "./vocabulary.ts";
import { withdrawal } from "./withdrawal.ts";

/** Answered, and the window is still open. A corrected answer is taken away; the one before it stands again, or none. */
const windowOpen = process.createStateConfig({
  on: {
    ...answersAreTaken,
    corrected: {
      guard: ({ context, event: { entry } }) =>
        isEntry(context, entry, "optedIn") || isEntry(context, entry, "declined"),
      target: "#optInLetter.arriving",
      actions: changing(corrected),
    },
    campaignDatesChanged: windowMoves("windowOpen"),
    ...withdrawal,
  },
});

const confirmed = (target: string) =>
  ({
    target,
    actions: [changing(payConfirmed), send(payAlignedMessage)],
  }) as const;

/** The window has closed and the opt-in stands: payroll has been instructed, and is chased every month. */
const awaitingPayroll = process.createStateConfig({
  type: "parallel",
  tags: ["awaitingPayroll"],
  states: {
    confirming: {
      after: {
        payrollChase: {
          target: "confirming",
          reenter: true,
          actions: [send(payrollChaseMessage), changing(payrollChased)],
        },
      },
    },
    changing: {
      initial: "standing",
      states: {
        standing: {
          // The chase enters this region anew; a late decline goes on waiting for its decision.
          always: { guard: "lateAnswerWaits", target: "deciding" },
          on: {
            declined: declinesLate("deciding"),
            payrollConfirmed: confirmed("#optInLetter.payAligned.standing"),
          },
        },
        deciding: {
          on: {
            ...lateDeclineWaits("standing"),
            payrollConfirmed: confirmed("#optInLetter.payAligned.deciding"),
          },
        },
      },
    },
  },
});

export const optedIn = process.createStateConfig({
  initial: "windowOpen",
  states: {
    windowOpen: { ...windowOpen, after: { windowCloses: { target: "awaitingPayroll", actions: instructPayroll } } },
    awaitingPayroll,
  },
});

/** At the close a decline leaves the terms as they are. */
export const declined = process.createStateConfig({
  initial: "windowOpen",
  states: {
    windowOpen: { ...windowOpen, after: { windowCloses: { target: "closed" } } },
    ...declinedLate,
  },
});
