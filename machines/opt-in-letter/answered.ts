import { assign } from "xstate";
import { answeredLate, choiceWithout, corrected, datesMoved, isEntry } from "./changes.ts";
import { today, type Choice, type OptInContext } from "./context.ts";
import { answersAreTaken, STATE_OF } from "./answers.ts";
import { lateAnswers } from "./late-answers.ts";
import {
  lateAnswerAccepted,
  lateAnswerReceived,
  lateAnswerRefused,
  payAlignedMessage,
  payrollChaseMessage,
  payrollInstruction,
  payrollRevocation,
} from "./sending.ts";
import { closeTask, openTask, process, send } from "./vocabulary.ts";
import { withdrawal } from "./withdrawal.ts";

/** A corrected answer is taken away; the one before it stands again, or none. */
const stands = (choice: Choice | undefined) => ({
  guard: ({ context, event }: { readonly context: OptInContext; readonly event: { readonly entry: number } }) =>
    (isEntry(context, event.entry, "optedIn") || isEntry(context, event.entry, "declined")) &&
    choiceWithout(context, event.entry) === choice,
  target: choice === undefined ? "#optInLetter.awaitingResponse" : STATE_OF[choice],
  actions: process.assign(({ context, event }) => (event.type === "corrected" ? corrected(context, event) : {})),
});

/** Answered, and the window is still open. At the close the answer stands. */
const windowOpen = (atTheClose: string) =>
  process.createStateConfig({
    after: { windowCloses: { target: atTheClose } },
    on: {
      ...answersAreTaken,
      corrected: [stands("optedIn"), stands("declined"), stands(undefined)],
      campaignDatesChanged: {
        target: "windowOpen",
        reenter: true,
        actions: assign(({ context, event }) => datesMoved(context, event)),
      },
      ...withdrawal,
    },
  });

/** The window has closed and the opt-in stands: payroll is instructed, once, and chased every month. */
const awaitingPayroll = process.createStateConfig({
  tags: ["awaitingPayroll"],
  entry: [send(payrollInstruction), assign(({ context }) => ({ payroll: { instructedOn: today(context), chases: 0 } }))],
  initial: "chasing",
  on: {
    payrollConfirmed: {
      target: "#optInLetter.payAligned",
      actions: [
        assign(({ event: { effectiveFrom, backPay } }) => ({ aligned: { effectiveFrom, backPay } })),
        { type: "send", params: ({ context, event }) => payAlignedMessage(context, event) },
        closeTask("decideLateAnswer"),
      ],
    },
    // A late change of mind is not lost either, although payroll has been instructed.
    declined: {
      actions: [
        assign(({ context }) => answeredLate(context, "declined")),
        send(lateAnswerReceived),
        openTask("decideLateAnswer", "A decline came after payroll was instructed", "lateAnswerDueInWorkingDays"),
      ],
    },
    lateAnswerDecided: [
      {
        guard: ({ event }) => event.decision === "acceptExceptionally",
        target: "#optInLetter.declined.closed",
        actions: [closeTask("decideLateAnswer"), send(payrollRevocation), send(lateAnswerAccepted)],
      },
      {
        actions: [
          closeTask("decideLateAnswer"),
          { type: "send", params: ({ context, event }) => lateAnswerRefused(context, event.rationale) },
          assign({ lateAnswer: undefined }),
        ],
      },
    ],
  },
  states: {
    chasing: {
      after: {
        payrollChase: {
          target: "chasing",
          reenter: true,
          actions: [
            send(payrollChaseMessage),
            assign(({ context: { payroll } }) => ({ payroll: payroll && { ...payroll, chases: payroll.chases + 1 } })),
          ],
        },
      },
    },
  },
});

export const optedIn = process.createStateConfig({
  initial: "windowOpen",
  states: { windowOpen: windowOpen("awaitingPayroll"), awaitingPayroll },
});

export const declined = process.createStateConfig({
  initial: "windowOpen",
  states: { windowOpen: windowOpen("closed"), ...lateAnswers },
});
