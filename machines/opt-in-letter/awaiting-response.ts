import { assign } from "xstate";
import { answersAreTaken } from "./answers.ts";
import { corrected, datesMoved, invitedToNext, isEntry, leaverDetailsKept, letterCameBack, letterIssued, qaEventKept } from "./changes.ts";
import {
  invitationMessage,
  lastMorningReminder,
  leaverMessage,
  letterMessage,
  oneWeekReminder,
  threeWorkingDaysReminder,
} from "./sending.ts";
import { closeTask, openTask, process, send } from "./vocabulary.ts";
import { diedWithoutAnAnswer, withdrawal } from "./withdrawal.ts";

/** The window itself: its close, the reminders to those who have not answered, and the invitations, side by side. */
const windowOpen = process.createStateConfig({
  type: "parallel",
  on: {
    campaignDatesChanged: {
      target: "windowOpen",
      reenter: true,
      actions: assign(({ context, event }) => datesMoved(context, event)),
    },
    letterBounced: { target: "letterBounced", actions: assign(({ context }) => letterCameBack(context)) },
    messageFailed: { guard: ({ event }) => event.template === "optInLetter", target: "letterBounced" },
  },
  states: {
    closing: { after: { windowCloses: { target: "#optInLetter.lapsed" } } },
    reminding: {
      initial: "oneWeek",
      states: {
        oneWeek: {
          always: { guard: "oneWeekHasPassed", target: "threeWorkingDays" },
          after: { reminderOneWeek: { target: "threeWorkingDays", actions: send(oneWeekReminder) } },
        },
        threeWorkingDays: {
          always: { guard: "threeWorkingDaysHavePassed", target: "lastMorning" },
          after: { reminderThreeWorkingDays: { target: "lastMorning", actions: send(threeWorkingDaysReminder) } },
        },
        lastMorning: {
          always: { guard: "lastMorningHasPassed", target: "reminded" },
          after: { reminderLastMorning: { target: "reminded", actions: send(lastMorningReminder) } },
        },
        reminded: {},
      },
    },
    inviting: {
      initial: "invitingNext",
      on: {
        qaEventScheduled: {
          target: ".invitingNext",
          reenter: true,
          actions: assign(({ context, event }) => qaEventKept(context, event)),
        },
      },
      states: {
        invitingNext: {
          always: { guard: "nobodyToInvite", target: "invited" },
          after: {
            nextInvitation: {
              target: "invitingNext",
              reenter: true,
              actions: [send(invitationMessage), assign(({ context }) => invitedToNext(context))],
            },
          },
        },
        invited: {},
      },
    },
  },
});

/** The letter came back. The window waits: the person has had no letter to answer. */
const letterBounced = process.createStateConfig({
  entry: openTask("reissueLetter", "The letter did not reach the person", "reissueDueInWorkingDays"),
  exit: closeTask("reissueLetter"),
  on: {
    letterReissued: {
      target: "windowOpen",
      actions: [
        assign(({ event }) => ({ contact: event.contact })),
        assign(({ context }) => letterIssued(context)),
        send(letterMessage),
      ],
    },
  },
});

/** The letter is out. Answers lead on; a question does not stop the clock. */
export const awaitingResponse = process.createStateConfig({
  tags: ["awaitingAnswer"],
  initial: "windowOpen",
  on: {
    ...answersAreTaken,
    intentionSignified: {
      actions: [
        assign(({ context, event }) => leaverDetailsKept(context, event)),
        closeTask("findAddress"),
        send(leaverMessage),
      ],
    },
    corrected: {
      guard: ({ context, event }) => isEntry(context, event.entry, "letterBounced"),
      target: ".windowOpen",
      actions: assign(({ context, event }) => corrected(context, event)),
    },
    ...withdrawal,
    ...diedWithoutAnAnswer,
  },
  states: { windowOpen, letterBounced },
});
