import { assign } from "xstate";
import { datesMoved, leaverDetailsKept, letterIssued, tracingBegun, tracingChased } from "./changes.ts";
import { today } from "./context.ts";
import { leaverMessage, letterMessage, newsMessage, traceChaseMessage, traceRequestMessage, updateMessage } from "./sending.ts";
import { closeTask, openTask, process, send } from "./vocabulary.ts";
import { diedWithoutAnAnswer, withdrawal } from "./withdrawal.ts";

const issueLetter = [process.assign(({ context }) => letterIssued(context)), send(letterMessage)];

/**
 * Before the letter: written updates every fortnight, or sooner when there is news, until the letter goes out. It goes
 * out when letters are released, and never without the person's figures or an address.
 */
export const awaitingLetter = process.createStateConfig({
  type: "parallel",
  tags: ["awaitingLetter"],
  on: {
    payFiguresProvided: { actions: assign(({ event: { type: _type, ...figures } }) => ({ figures })) },
    absenceReported: { target: "#optInLetter.tracingContact", actions: assign({ away: true }) },
    intentionSignified: {
      actions: [
        assign(({ context, event }) => leaverDetailsKept(context, event)),
        closeTask("findAddress"),
        send(leaverMessage),
      ],
    },
    ...withdrawal,
    ...diedWithoutAnAnswer,
  },
  states: {
    updating: {
      initial: "waiting",
      states: {
        waiting: {
          after: {
            nextUpdate: {
              target: "waiting",
              reenter: true,
              actions: [send(updateMessage), assign(({ context }) => ({ lastUpdateOn: today(context) }))],
            },
          },
          on: {
            newsPublished: {
              target: "waiting",
              reenter: true,
              actions: [
                { type: "send", params: ({ context, event }) => newsMessage(context, event) },
                assign(({ context }) => ({ lastUpdateOn: today(context) })),
              ],
            },
          },
        },
      },
    },
    issuing: {
      initial: "beforeRelease",
      on: {
        campaignDatesChanged: {
          target: ".beforeRelease",
          reenter: true,
          actions: assign(({ context, event }) => datesMoved(context, event)),
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
        overdue: {
          entry: openTask("obtainPayFigures", "Letters are out; this one lacks figures or an address", "figuresDueInWorkingDays"),
          exit: closeTask("obtainPayFigures"),
          always: { guard: "letterCanGo", target: "#optInLetter.awaitingResponse", actions: issueLetter },
        },
      },
    },
  },
});

/** Away from work: SSCL traces and contacts the person, chased weekly; not found in time, HR looks for them. */
export const tracingContact = process.createStateConfig({
  type: "parallel",
  tags: ["tracing"],
  entry: [assign(({ context }) => tracingBegun(context)), send(traceRequestMessage)],
  exit: closeTask("findPerson"),
  on: {
    contactTraced: {
      target: "#optInLetter.awaitingLetter",
      actions: [assign(({ event }) => ({ contact: event.contact, away: false })), closeTask("findAddress")],
    },
    contactNotTraced: {
      actions: {
        type: "openTask",
        params: ({ context, event }) => ({
          ...openTask("findPerson", "", "taskDueInWorkingDays").params({ context }),
          reason: `SSCL has not traced the person: ${event.explanation}`,
        }),
      },
    },
    payFiguresProvided: { actions: assign(({ event: { type: _type, ...figures } }) => ({ figures })) },
    ...withdrawal,
    ...diedWithoutAnAnswer,
  },
  states: {
    chasing: {
      after: {
        traceChase: {
          target: "chasing",
          reenter: true,
          actions: [send(traceChaseMessage), assign(({ context }) => tracingChased(context))],
        },
      },
    },
    warning: {
      initial: "waiting",
      on: {
        campaignDatesChanged: {
          target: ".waiting",
          reenter: true,
          actions: assign(({ context, event }) => datesMoved(context, event)),
        },
      },
      states: {
        waiting: { after: { findPerson: { target: "warned" } } },
        warned: {
          entry: openTask("findPerson", "The window closes soon and SSCL has not traced the person", "taskDueInWorkingDays"),
        },
      },
    },
  },
});
