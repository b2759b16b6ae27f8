import { assign } from "xstate";
import { changing } from "../shared/case-life/changing.ts";
import type { MessageFailed } from "../shared/case-life/internal-events.ts";
import { answersAreTaken } from "./answers.ts";
import { datesMoved, invitedToNext, letterCameBack, letterReissued, qaEventKept } from "./changes.ts";
import { corrected, isEntry } from "./corrections.ts";
import type { OptInContext } from "./context.ts";
import { leaverWrites } from "./leavers.ts";
import { windowMoves } from "./moving-dates.ts";
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

const isLetter = ({ event }: { readonly event: MessageFailed }): boolean => event.template === "optInLetter";

/** A failure of the letter that went out last, not of one that it replaced. */
const isThisLetter = ({ context, event }: { readonly context: OptInContext; readonly event: MessageFailed }): boolean =>
  isLetter({ event }) && event.messageId.includes(`/${context.letter?.sequence}.`);

/** Whoever has not answered is reminded; a reminder whose morning has passed already is skipped. */
const reminding = process.createStateConfig({
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
});

/** Whoever has not answered is invited to each question and answer event, once; again when it moves. */
const inviting = process.createStateConfig({
  initial: "invitingNext",
  on: {
    qaEventScheduled: {
      target: ".invitingNext",
      actions: changing(qaEventKept),
    },
  },
  states: {
    invitingNext: {
      always: { guard: "nobodyToInvite", target: "invited" },
      after: {
        nextInvitation: {
          target: "invitingNext",
          reenter: true,
          actions: [send(invitationMessage), changing(invitedToNext)],
        },
      },
    },
    invited: {},
  },
});

/** The window itself: its close, the reminders and the invitations, side by side. */
const windowOpen = process.createStateConfig({
  type: "parallel",
  tags: ["awaitingAnswer"],
  on: {
    campaignDatesChanged: windowMoves("windowOpen"),
    letterBounced: {
      target: "letterBounced",
      actions: changing(letterCameBack),
    },
    messageFailed: [
      {
        guard: isThisLetter,
        target: "letterBounced",
        actions: changing(letterCameBack),
      },
      { guard: isLetter, actions: assign({}) },
    ],
    corrected: {
      // The address the letter went to was a mistake.
      guard: ({ context, event }) => context.letter?.sentTo === event.entry,
      target: "letterBounced",
      actions: [changing(corrected), changing(letterCameBack)],
    },
  },
  states: {
    closing: { after: { windowCloses: { target: "#optInLetter.lapsed" } } },
    reminding,
    inviting,
  },
});

/** The letter came back. The window waits: the person has had no letter to answer. */
const letterBounced = process.createStateConfig({
  entry: openTask("reissueLetter", "The letter did not reach the person", "reissueDueInWorkingDays"),
  exit: closeTask("reissueLetter"),
  on: {
    letterReissued: {
      target: "windowOpen",
      actions: [changing(letterReissued), closeTask("findAddress"), send(letterMessage)],
    },
    campaignDatesChanged: { actions: changing(datesMoved) },
    // Notify says of the letter what is known already.
    messageFailed: { guard: isLetter, actions: assign({}) },
    corrected: {
      guard: ({ context, event }) => isEntry(context, event.entry, "letterBounced"),
      target: "windowOpen",
      actions: changing(corrected),
    },
  },
});

/** The letter is out. Answers lead on; a question does not stop the clock. */
export const awaitingResponse = process.createStateConfig({
  initial: "windowOpen",
  on: {
    ...answersAreTaken,
    intentionSignified: leaverWrites(leaverMessage),
    ...withdrawal,
    ...diedWithoutAnAnswer,
  },
  states: { windowOpen, letterBounced },
});
