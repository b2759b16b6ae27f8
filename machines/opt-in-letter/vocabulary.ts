import { setup } from "xstate";
import type { CloseTask, OpenTask, Send } from "../shared/effects.ts";
import { inWorkingDays, windowClosesAt, type MachineInput, type OptInContext } from "./context.ts";
import type { OptInEvent } from "./contract.ts";
import { isReachable, mustBeTraced } from "./person.ts";
import type { OptInPolicy } from "./policy.ts";
import * as at from "./schedule.ts";
import type { words } from "./words.ts";

/** What the interpreter tells the machine: a message of its own could not be delivered. */
export interface MessageFailed {
  readonly type: "messageFailed";
  /** `<case>/<number of the entry that sent it>.<ordinal>`. */
  readonly messageId: string;
  readonly template: string;
  readonly to: string;
  readonly reason: string;
}

type Tags = "awaitingLetter" | "tracing" | "awaitingAnswer" | "awaitingPayroll" | "lapsed" | "outcome";

/** The vocabulary the states are written in: events, effects, guards and deadlines. */
export const process = setup({
  types: {} as {
    context: OptInContext;
    events: OptInEvent | MessageFailed;
    input: MachineInput;
    tags: Tags;
  },
  actions: {
    send: (_, _message: Send) => {},
    openTask: (_, _task: OpenTask) => {},
    closeTask: (_, _task: CloseTask) => {},
  },
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
    oneWeekHasPassed: ({ context }) =>
      at.oneWeekReminderAt(context) <= context.now ||
      at.oneWeekReminderAt(context) >= at.threeWorkingDaysReminderAt(context),
    threeWorkingDaysHavePassed: ({ context }) => at.threeWorkingDaysReminderAt(context) <= context.now,
    lastMorningHasPassed: ({ context }) =>
      !context.policy.remindOnLastMorning || at.lastMorningReminderAt(context) <= context.now,
    nobodyToInvite: ({ context }) => at.nextQaEvent(context) === undefined,
  },
  delays: {
    nextUpdate: ({ context }) => at.nextUpdateAt(context) - context.now,
    lettersReleased: ({ context }) => at.lettersReleasedAt(context) - context.now,
    traceChase: ({ context }) => at.traceChaseAt(context) - context.now,
    findPerson: ({ context }) => at.findPersonAt(context) - context.now,
    windowCloses: ({ context }) => windowClosesAt(context) - context.now,
    reminderOneWeek: ({ context }) => at.oneWeekReminderAt(context) - context.now,
    reminderThreeWorkingDays: ({ context }) => at.threeWorkingDaysReminderAt(context) - context.now,
    reminderLastMorning: ({ context }) => at.lastMorningReminderAt(context) - context.now,
    nextInvitation: ({ context }) => at.nextInvitationAt(context) - context.now,
    lapseNotice: ({ context }) => at.lapseNoticeAt(context) - context.now,
    lateAnswersClose: ({ context }) => at.lateAnswersCloseAt(context) - context.now,
    payrollChase: ({ context }) => at.payrollChaseAt(context) - context.now,
  },
});

type Due = keyof { [Name in keyof OptInPolicy as Name extends `${string}DueInWorkingDays` ? Name : never]: unknown };

/** `send(updateMessage)`: one message, worked out from what is known. */
export const send = (message: (context: OptInContext) => Send) =>
  ({ type: "send", params: ({ context }: { readonly context: OptInContext }) => message(context) }) as const;

/** A task due at the end of a working day, in as many as the policy says. */
export const openTask = (task: TaskName, reason: string, due: Due) =>
  ({
    type: "openTask",
    params: ({ context }: { readonly context: OptInContext }) => ({
      task,
      reason,
      due: inWorkingDays(context, context.policy[due]),
    }),
  }) as const;

export const closeTask = (task: TaskName, key?: string) =>
  ({ type: "closeTask", params: { task, ...(key !== undefined && { key }) } }) as const;

type TaskName = keyof typeof words.tasks;
