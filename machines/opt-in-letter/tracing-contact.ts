import { assign } from "xstate";
import { contactGiven, datesMoved, figuresKept, leaverMessageKept, tracingBegun, tracingChased } from "./changes.ts";
import { corrected, isEntry } from "./corrections.ts";
import { leaverWrites } from "./leavers.ts";
import { leaverMessage } from "./sending.ts";
import { traceChaseMessage, traceRequestMessage } from "./sending-to-desks.ts";
import { closeTask, openTask, process, send } from "./vocabulary.ts";
import { diedWithoutAnAnswer, withdrawal } from "./withdrawal.ts";

/** Away from work: SSCL traces and contacts them, chased weekly; not found in time, HR looks for them. */
export const tracingContact = process.createStateConfig({
  type: "parallel",
  tags: ["tracing"],
  entry: [assign(({ context }) => tracingBegun(context)), send(traceRequestMessage)],
  exit: closeTask("findPerson"),
  on: {
    contactTraced: {
      target: "#optInLetter.awaitingLetter",
      actions: [assign(({ context, event }) => contactGiven(context, event)), closeTask("findAddress")],
    },
    contactDetailsChanged: {
      target: "#optInLetter.awaitingLetter",
      actions: [assign(({ context, event }) => contactGiven(context, event)), closeTask("findAddress")],
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
    payFiguresProvided: { actions: assign(({ context, event }) => figuresKept(context, event)) },
    // A leaver who writes to us with a personal address has been found.
    intentionSignified: leaverWrites(leaverMessage, "#optInLetter.awaitingLetter"),
    leavingReported: [
      {
        guard: ({ event }) => event.contact !== undefined,
        target: "#optInLetter.awaitingLetter",
        actions: [assign(({ context, event }) => leaverMessageKept(context, event)), closeTask("findAddress")],
      },
      { actions: assign(({ context, event }) => leaverMessageKept(context, event)) },
    ],
    corrected: {
      guard: ({ context, event }) => isEntry(context, event.entry, "absenceReported"),
      target: "#optInLetter.awaitingLetter",
      actions: assign(({ context, event }) => corrected(context, event)),
    },
    ...withdrawal,
    ...diedWithoutAnAnswer,
  },
  states: {
    // A state inside the region: re-entering the region itself would re-enter its neighbour too, and its timer with it.
    chasing: {
      initial: "waiting",
      states: {
        waiting: {
          after: {
            traceChase: {
              target: "waiting",
              reenter: true,
              actions: [send(traceChaseMessage), assign(({ context }) => tracingChased(context))],
            },
          },
        },
      },
    },
    warning: {
      initial: "waiting",
      on: {
        campaignDatesChanged: {
          target: ".waiting",
          actions: assign(({ context, event }) => datesMoved(context, event)),
        },
      },
      states: {
        waiting: { after: { findPerson: { target: "warned" } } },
        warned: {
          entry: openTask(
            "findPerson",
            "The window closes soon and SSCL has not traced the person",
            "taskDueInWorkingDays",
          ),
        },
      },
    },
  },
});
