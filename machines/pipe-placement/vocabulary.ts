import { setup } from "xstate";
import { changing } from "../shared/case-life/changing.ts";
import { nextChaseInWorkingDaysAt } from "../shared/case-life/chasing.ts";
import { undoable } from "../shared/case-life/corrections.ts";
import { unlessPassed, until } from "../shared/case-life/delays.ts";
import { effectActions, effectsOf } from "../shared/case-life/effects-of.ts";
import type { InternalEvent } from "../shared/case-life/internal-events.ts";
import type { MachineInput, PipeContext } from "./context.ts";
import type { PipeEvent } from "./contract.ts";
import * as at from "./schedule.ts";
import { appealClosesAt, decisionIsDueAt, overdueIsToldAt } from "./verdict.ts";
import type { words } from "./words.ts";

type Tags =
  | "awaitingclinical"
  | "awaitingrisk"
  | "awaitingpathway"
  | "awaitingFurther"
  | "deciding"
  | "expected"
  | "resident"
  | "keyWorkDue"
  | "stepsDue"
  | "reviewingSteps"
  | "outcome";

const chase = (what: string) =>
  until<PipeContext>((context) =>
    nextChaseInWorkingDaysAt(context, context.chases, what, context.policy.chaseInformationEveryWorkingDays),
  );

/** The vocabulary the states are written in: events, effects and deadlines. */
export const process = setup({
  types: {} as {
    context: PipeContext;
    events: PipeEvent | InternalEvent;
    input: MachineInput;
    tags: Tags;
  },
  actions: effectActions,
  delays: {
    clinicalChase: chase("clinical"),
    riskChase: chase("risk"),
    pathwayChase: chase("pathway"),
    furtherChase: until<PipeContext>((context) =>
      nextChaseInWorkingDaysAt(
        context,
        context.chases,
        "further",
        context.policy.chaseFurtherInformationEveryWorkingDays,
      ),
    ),
    decisionDue: until<PipeContext>(decisionIsDueAt),
    decisionOverdue: unlessPassed<PipeContext>(overdueIsToldAt),
    appealCloses: until<PipeContext>(appealClosesAt),
    arrivalTwoWeeks: unlessPassed<PipeContext>((context) =>
      at.beforeArrival(context, context.policy.arrivalReminderDaysBefore[0]),
    ),
    arrivalTwoDays: unlessPassed<PipeContext>((context) =>
      at.beforeArrival(context, context.policy.arrivalReminderDaysBefore[1]),
    ),
    arrivalDay: until<PipeContext>(at.arrivalMorning),
    keyWorkDue: until<PipeContext>(at.keyWorkDueAt),
    weeklySweep: until<PipeContext>(at.nextSweepAt),
    engagementReview: until<PipeContext>(at.engagementReviewAt),
    reviewNotice: unlessPassed<PipeContext>(at.reviewNoticeAt),
    reviewDue: until<PipeContext>(at.nextReviewAt),
    mappaMeeting: unlessPassed<PipeContext>(at.nextMeetingAt),
    resettlementStarts: until<PipeContext>(at.resettlementStartsAt),
    departureSixWeeks: unlessPassed<PipeContext>((context) =>
      at.beforeDeparture(context, context.policy.departureReminderDaysBefore[0]),
    ),
    departureTwoWeeks: unlessPassed<PipeContext>((context) =>
      at.beforeDeparture(context, context.policy.departureReminderDaysBefore[1]),
    ),
    departureDay: until<PipeContext>(at.departureMorning),
    leavingStarts: until<PipeContext>(at.leavingStartsAt),
  },
});

export const { send, openTask, openTaskWith, closeTask } = effectsOf<PipeContext, keyof typeof words.tasks>();

export type EventOf<Name extends PipeEvent["type"]> = Extract<PipeEvent, { type: Name }>;

export interface At<Name extends PipeEvent["type"] = PipeEvent["type"]> {
  readonly context: PipeContext;
  readonly event: EventOf<Name>;
}

/**
 * Keeps what an event beside the main line says: criteria, a strand, a session, a review. A correction takes it back, in
 * whatever order, as long as nothing of the main line has come to rest on it.
 */
export const records = <Name extends PipeEvent["type"]>(
  change: (context: PipeContext, event: EventOf<Name>) => Partial<PipeContext>,
) => changing<PipeContext, EventOf<Name>>((context, event) => undoable(context, event.type, change(context, event)));

/**
 * Keeps an event of the main line: submission, decisions, bed, arrival, departure. It rests on all that was recorded
 * beside it, which can no longer be undone; a correction takes the main line back step by step, the last step first.
 */
export const movesOn = <Name extends PipeEvent["type"]>(
  change: (context: PipeContext, event: EventOf<Name>) => Partial<PipeContext>,
) =>
  changing<PipeContext, EventOf<Name>>((context, event) => {
    const mainLine = { ...context, undoable: context.undoable.filter(({ moved }) => moved) };
    return undoable(mainLine, event.type, change(context, event), { moved: true });
  });

/** A change that cannot be taken back by itself: what the clock found, what was chased. */
export const notes = (change: (context: PipeContext) => Partial<PipeContext>) =>
  changing<PipeContext, { readonly type: string }>(change);

/** An event's data without its name, and without what it leaves out. */
export function bodyOf<Event extends { readonly type: string }>({ type: _type, ...body }: Event): Omit<Event, "type"> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as unknown as Omit<
    Event,
    "type"
  >;
}
