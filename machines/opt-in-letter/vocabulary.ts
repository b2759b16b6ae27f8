import { setup } from "xstate";
import { until } from "../shared/case-life/delays.ts";
import { effectActions, effectsOf } from "../shared/case-life/effects-of.ts";
import type { MessageFailed } from "../shared/case-life/internal-events.ts";
import { nextMorning } from "../shared/case-life/schedule.ts";
import { windowClosesAt, type MachineInput, type OptInContext } from "./context.ts";
import type { OptInEvent } from "./contract.ts";
import { isReachable, mustBeTraced } from "./person.ts";
import * as at from "./schedule.ts";
import type { words } from "./words.ts";

type Tags = "awaitingLetter" | "tracing" | "awaitingAnswer" | "awaitingPayroll" | "lapsed" | "outcome";

/** The vocabulary the states are written in: events, effects, guards and deadlines. */
export const process = setup({
  types: {} as {
    context: OptInContext;
    events: OptInEvent | MessageFailed;
    input: MachineInput;
    tags: Tags;
  },
  actions: effectActions,
  guards: {
    mustBeTraced: ({ context }) => mustBeTraced(context),
    isReachable: ({ context }) => isReachable(context),
    figuresAreKnown: ({ context }) => context.figures !== undefined,
    lettersAreOut: ({ context }) => context.now >= at.lettersReleasedAt(context),
    letterCanGo: ({ context }) =>
      context.now >= at.lettersReleasedAt(context) && context.figures !== undefined && isReachable(context),
    letterIsOut: ({ context }) => context.letter !== undefined,
    letterCameBack: ({ context }) => context.letter?.cameBack === true,
    optInStands: ({ context }) => context.answers.at(-1)?.choice === "optedIn",
    declineStands: ({ context }) => context.answers.at(-1)?.choice === "declined",
    lateAnswerWaits: ({ context }) => context.lateAnswer !== undefined,
    oneWeekHasPassed: ({ context }) =>
      at.oneWeekReminderAt(context) <= context.now ||
      at.oneWeekReminderAt(context) >= at.threeWorkingDaysReminderAt(context),
    threeWorkingDaysHavePassed: ({ context }) => at.threeWorkingDaysReminderAt(context) <= context.now,
    lastMorningHasPassed: ({ context }) =>
      !context.policy.remindOnLastMorning || at.lastMorningReminderAt(context) <= context.now,
    nobodyToInvite: ({ context }) => at.nextQaEvent(context) === undefined,
  },
  delays: {
    nextUpdate: until(at.nextUpdateAt),
    lettersReleased: until(at.lettersReleasedAt),
    traceChase: until(at.traceChaseAt),
    findPerson: until(at.findPersonAt),
    windowCloses: until(windowClosesAt),
    reminderOneWeek: until(at.oneWeekReminderAt),
    reminderThreeWorkingDays: until(at.threeWorkingDaysReminderAt),
    reminderLastMorning: until(at.lastMorningReminderAt),
    nextInvitation: until(at.nextInvitationAt),
    // Somebody whose window closed without an answer is told in the morning, never in the night.
    lapseNotice: until<OptInContext>(nextMorning),
    lateAnswersClose: until(at.lateAnswersCloseAt),
    payrollChase: until(at.payrollChaseAt),
  },
});

export const { send, openTask, closeTask } = effectsOf<OptInContext, keyof typeof words.tasks>();
