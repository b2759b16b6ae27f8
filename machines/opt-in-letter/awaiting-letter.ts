import { changing } from "../shared/case-life/changing.ts";
import { absenceKept, datesMoved, figuresKept, letterIssued, updateSent } from "./changes.ts";
import { corrected } from "./corrections.ts";
import { leaverWrites } from "./leavers.ts";
import { mustBeTraced } from "./person.ts";
import { leaverMessage, letterMessage, newsMessage, updateMessage } from "./sending.ts";
import { closeTask, openTask, process, send } from "./vocabulary.ts";
import { diedWithoutAnAnswer, withdrawal } from "./withdrawal.ts";

const issueLetter = [changing(letterIssued), send(letterMessage)];

/** The letter goes out when letters are released, and never without the person's figures or an address. */
const issuing = process.createStateConfig({
  initial: "beforeRelease",
  on: {
    campaignDatesChanged: {
      target: ".beforeRelease",
      actions: changing(datesMoved),
    },
  },
  states: {
    beforeRelease: {
      always: [
        { guard: "letterCanGo", target: "#optInLetter.awaitingResponse", actions: issueLetter },
        { guard: "lettersAreOut", target: "overdue" },
      ],
      after: {
        lettersReleased: [
          { guard: "letterCanGo", target: "#optInLetter.awaitingResponse", actions: issueLetter },
          { target: "overdue" },
        ],
      },
    },
    // Letters are out and this one lacks something. As soon as everything is there it goes.
    overdue: {
      type: "parallel",
      always: { guard: "letterCanGo", target: "#optInLetter.awaitingResponse", actions: issueLetter },
      states: {
        figures: {
          initial: "missing",
          states: {
            missing: {
              entry: openTask(
                "obtainPayFigures",
                "Letters are out; this one lacks the person's figures",
                "figuresDueInWorkingDays",
              ),
              exit: closeTask("obtainPayFigures"),
              always: { guard: "figuresAreKnown", target: "known" },
            },
            known: {},
          },
        },
        address: {
          initial: "missing",
          states: {
            missing: {
              entry: openTask("findAddress", "Letters are out; there is no address to send this one to"),
              exit: closeTask("findAddress"),
              always: { guard: "isReachable", target: "known" },
            },
            known: {},
          },
        },
      },
    },
  },
});

/** Written updates every fortnight, or sooner when there is news, which restarts the fortnight. */
const updating = process.createStateConfig({
  initial: "waiting",
  states: {
    waiting: {
      after: {
        nextUpdate: [
          // The letter itself goes this very morning: it says more than an update.
          { guard: "letterCanGo", actions: changing(updateSent) },
          {
            target: "waiting",
            reenter: true,
            actions: [send(updateMessage), changing(updateSent)],
          },
        ],
      },
      on: {
        newsPublished: {
          target: "waiting",
          reenter: true,
          actions: [
            { type: "send", params: ({ context, event }) => newsMessage(context, event) },
            changing(updateSent),
          ],
        },
      },
    },
  },
});

export const awaitingLetter = process.createStateConfig({
  type: "parallel",
  tags: ["awaitingLetter"],
  on: {
    payFiguresProvided: { actions: changing(figuresKept) },
    absenceReported: [
      {
        guard: ({ context }) => mustBeTraced({ ...context, away: true }),
        target: "#optInLetter.tracingContact",
        actions: changing(absenceKept),
      },
      // Somebody who gave another address can be written to there.
      { actions: changing(absenceKept) },
    ],
    intentionSignified: leaverWrites(leaverMessage),
    corrected: {
      // The address of somebody away from work was wrong, and there is no other.
      guard: ({ context, event }) => mustBeTraced({ ...context, ...corrected(context, event) }),
      target: "#optInLetter.tracingContact",
      actions: changing(corrected),
    },
    ...withdrawal,
    ...diedWithoutAnAnswer,
  },
  states: { updating, issuing },
});
