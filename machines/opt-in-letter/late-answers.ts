import { changing } from "../shared/case-life/changing.ts";
import { answeredLate, lateAnswerCounts, lateAnswerGone } from "./changes.ts";
import { corrected } from "./corrections.ts";
import type { Choice, OptInContext } from "./context.ts";
import { mayReopen } from "./moving-dates.ts";
import { instructPayroll } from "./payroll.ts";
import { refusalTold } from "./refusal-told.ts";
import { lateAnswerAccepted, lateAnswerReceived, lateAnswerTakenBack, windowClosedMessage } from "./sending.ts";
import { closeTask, openTask, process, send } from "./vocabulary.ts";

/** A late answer is not lost: it is kept, acknowledged, and put to a decision. The last one counts. */
const late = (choice: Choice) => ({
  target: "deciding",
  actions: [process.assign(({ context }) => answeredLate(context, choice)), send(lateAnswerReceived)],
});

const forget = changing(lateAnswerGone);

const accepts = (choice: Choice) => ({
  guard: ({ context, event }: { readonly context: OptInContext; readonly event: { readonly decision: string } }) =>
    event.decision === "acceptExceptionally" && context.lateAnswer?.choice === choice,
});

const accepted = [send(lateAnswerAccepted), changing(lateAnswerCounts)];

const acceptsOptIn = {
  ...accepts("optedIn"),
  target: "#optInLetter.optedIn.awaitingPayroll",
  actions: [...accepted, ...instructPayroll],
};
const acceptsDecline = { ...accepts("declined"), target: "#optInLetter.declined.closed", actions: accepted };
const refuses = {
  target: "closed",
  actions: [refusalTold, forget],
};

/** After the close: open to a late answer until the last moment for them, then shut. */
const closed = process.createStateConfig({
  tags: ["outcome"],
  on: { campaignDatesChanged: mayReopen("closed") },
  after: { lateAnswersClose: { target: "shut" } },
});

const deciding = process.createStateConfig({
  entry: openTask("decideLateAnswer", "An answer came after the window closed", "lateAnswerDueInWorkingDays"),
  exit: closeTask("decideLateAnswer"),
  on: {
    corrected: {
      guard: ({ context, event }) => context.lateAnswer?.sequence === event.entry,
      target: "closed",
      actions: changing(corrected),
    },
    campaignDatesChanged: mayReopen(),
  },
});

/** Nothing more is taken, unless the campaign gives more time. */
const shut = process.createStateConfig({
  tags: ["outcome"],
  on: { campaignDatesChanged: mayReopen("closed") },
});

/** What follows the close for somebody who declined: a late opt-in, which they may take back until it is decided. */
export const declinedLate = {
  closed: { ...closed, on: { ...closed.on, optedIn: late("optedIn") } },
  deciding: {
    ...deciding,
    on: {
      ...deciding.on,
      lateAnswerDecided: [acceptsOptIn, refuses],
      declined: { target: "closed", actions: [send(lateAnswerTakenBack), forget] },
    },
  },
  shut,
};

const eitherAnswer = { optedIn: late("optedIn"), declined: late("declined") };

/** The window closed without an answer. The person is told in the morning how a late answer can still be given. */
export const lapsed = process.createStateConfig({
  initial: "telling",
  states: {
    telling: {
      tags: ["outcome", "lapsed"],
      on: { ...eitherAnswer, campaignDatesChanged: mayReopen("telling") },
      after: { lapseNotice: { target: "closed", actions: send(windowClosedMessage) } },
    },
    closed: { ...closed, tags: ["outcome", "lapsed"], on: { ...closed.on, ...eitherAnswer } },
    deciding: {
      ...deciding,
      on: {
        ...deciding.on,
        lateAnswerDecided: [acceptsOptIn, acceptsDecline, refuses],
        optedIn: { actions: late("optedIn").actions },
        declined: { actions: late("declined").actions },
      },
    },
    shut: { ...shut, tags: ["outcome", "lapsed"] },
  },
});
