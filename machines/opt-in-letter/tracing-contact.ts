import { changing } from "../shared/case-life/changing.ts";
import { chaseUntil } from "../shared/case-life/chasing.ts";
import { contactGiven, datesMoved, figuresKept, leaverMessageKept, tracingBegun, tracingChased } from "./changes.ts";
import { corrected, isEntry } from "./corrections.ts";
import { leaverWrites } from "./leavers.ts";
import { leaverMessage } from "./sending.ts";
import { traceChaseMessage, traceRequestMessage } from "./sending-to-desks.ts";
import { closeTask, openTask, process, send } from "./vocabulary.ts";
import { diedWithoutAnAnswer, withdrawalUntold } from "./withdrawal.ts";

/** Away from work: SSCL traces and contacts them, chased weekly; not found in time, HR looks for them. */
export const tracingContact = process.createStateConfig({
  type: "parallel",
  tags: ["tracing"],
  entry: [changing(tracingBegun), send(traceRequestMessage)],
  exit: closeTask("findPerson"),
  on: {
    contactTraced: {
      target: "#optInLetter.awaitingLetter",
      actions: [changing(contactGiven), closeTask("findAddress")],
    },
    contactDetailsChanged: {
      target: "#optInLetter.awaitingLetter",
      actions: [changing(contactGiven), closeTask("findAddress")],
    },
    contactNotTraced: {
      actions: {
        type: "openTask",
        params: ({ context, event }) => ({
          ...openTask("findPerson", "").params({ context }),
          reason: `SSCL has not traced the person: ${event.explanation}`,
        }),
      },
    },
    payFiguresProvided: { actions: changing(figuresKept) },
    // A leaver who writes to us with a personal address has been found.
    intentionSignified: leaverWrites(leaverMessage, "#optInLetter.awaitingLetter"),
    leavingReported: [
      {
        guard: ({ event }) => event.contact !== undefined,
        target: "#optInLetter.awaitingLetter",
        actions: [changing(leaverMessageKept), closeTask("findAddress")],
      },
      { actions: changing(leaverMessageKept) },
    ],
    corrected: {
      guard: ({ context, event }) => isEntry(context, event.entry, "absenceReported"),
      target: "#optInLetter.awaitingLetter",
      actions: changing(corrected),
    },
    ...withdrawalUntold,
    ...diedWithoutAnAnswer,
  },
  states: {
    chasing: chaseUntil("traceChase", [send(traceChaseMessage), changing(tracingChased)]),
    warning: {
      initial: "waiting",
      on: {
        campaignDatesChanged: {
          target: ".waiting",
          actions: changing(datesMoved),
        },
      },
      states: {
        waiting: { after: { findPerson: { target: "warned" } } },
        warned: {
          entry: openTask("findPerson", "The window closes soon and SSCL has not traced the person"),
        },
      },
    },
  },
});
