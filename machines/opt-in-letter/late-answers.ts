import { assign } from "xstate";
import { answeredLate } from "./changes.ts";
import type { Choice, OptInContext } from "./context.ts";
import { lateAnswerAccepted, lateAnswerReceived, lateAnswerRefused, windowClosedMessage } from "./sending.ts";
import { closeTask, openTask, process, send } from "./vocabulary.ts";

/** A late answer is not lost: it is kept, acknowledged, and put to a decision. */
const late = (choice: Choice) => ({
  target: "deciding",
  actions: [process.assign(({ context }) => answeredLate(context, choice)), send(lateAnswerReceived)],
});

const accepts = (choice: Choice) => ({
  guard: ({ context, event }: { readonly context: OptInContext; readonly event: { readonly decision: string } }) =>
    event.decision === "acceptExceptionally" && context.lateAnswer?.choice === choice,
  actions: send(lateAnswerAccepted),
});

/** After the close: open to a late answer until the campaign's `lateAnswersUntil`, then shut. */
const closed = process.createStateConfig({
  tags: ["outcome"],
  on: { optedIn: late("optedIn"), declined: late("declined") },
  after: { lateAnswersClose: { target: "shut" } },
});

const deciding = process.createStateConfig({
  entry: openTask("decideLateAnswer", "An answer came after the window closed", "lateAnswerDueInWorkingDays"),
  exit: closeTask("decideLateAnswer"),
  on: {
    optedIn: { actions: late("optedIn").actions },
    declined: { actions: late("declined").actions },
    lateAnswerDecided: [
      { ...accepts("optedIn"), target: "#optInLetter.optedIn.awaitingPayroll" },
      { ...accepts("declined"), target: "#optInLetter.declined.closed" },
      {
        target: "closed",
        actions: { type: "send", params: ({ context, event }) => lateAnswerRefused(context, event.rationale) },
      },
    ],
  },
});

const shut = process.createStateConfig({ tags: ["outcome"] });

/** What follows the close for somebody whose answer, or silence, leaves their terms as they are. */
export const lateAnswers = { closed, deciding, shut };

/** The window closed without an answer. The person is told in the morning how a late answer can still be given. */
export const lapsed = process.createStateConfig({
  initial: "closed",
  states: {
    ...lateAnswers,
    closed: {
      ...closed,
      tags: ["outcome", "lapsedOpen"],
      after: {
        lateAnswersClose: { target: "shut" },
        lapseNotice: {
          guard: ({ context }) => !context.lapseTold,
          actions: [send(windowClosedMessage), assign({ lapseTold: true })],
        },
      },
    },
  },
});
