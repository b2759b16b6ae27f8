import { assign } from "xstate";
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
      actions: assign(({ context, event }) => corrected(context, event)),
    },
    campaignDatesChanged: windowMoves("windowOpen"),
    ...withdrawal,
  },
});

const confirmed = (target: string) =>
  ({
    target,
    actions: [
      process.assign(({ context, event }) => (event.type === "payrollConfirmed" ? payConfirmed(context, event) : {})),
      send(payAlignedMessage),
    ],
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
          actions: [send(payrollChaseMessage), assign(({ context }) => payrollChased(context))],
        },
      },
    },
    changing: {
      initial: "standing",
      states: {
        standing: {
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
