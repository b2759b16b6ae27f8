import { endOfDay } from "../shared/calendar/london.ts";
import { endOfToday, inWorkingDays, today } from "../shared/case-life/schedule.ts";
import { LEAVING_STEPS } from "./codes.ts";
import type { PipeContext } from "./context.ts";
import { departureMorning, leavingStartsAt, resettlementStartsAt } from "./schedule.ts";
import { departureReminder, plannedDepartureMoved, resettlementStarts } from "./sending-residence.ts";
import { bodyOf, closeTask, openTaskWith, process, records, send, type At } from "./vocabulary.ts";

/** Everything that hangs on the planned departure; when it moves, each region looks anew where it stands. */
const looksAnew = { plannedDepartureChanged: { target: ".placing" } };

/** A plan for another departure than the one planned now is looked at again. */
const planStands = ({ context }: { readonly context: PipeContext }): boolean =>
  context.resettlement !== undefined && context.resettlement.forDepartureOn === context.plannedDepartureOn;

/** The end of the day planned for the departure; of today when that has passed. */
const endOfStay = (context: PipeContext): number =>
  Math.max(endOfDay(context.calendar, context.plannedDepartureOn ?? today(context)), endOfToday(context));

/** A task that takes some working days, and not longer than the stay does. */
const dueBeforeDeparture = (
  task: "planResettlement" | "planLeaving",
  reason: string,
  within: "resettlementDueInWorkingDays" | "leavingDueInWorkingDays",
) =>
  openTaskWith((context) => ({
    task,
    reason,
    due: Math.min(inWorkingDays(context, context.policy[within]), endOfStay(context)),
  }));

/** Resettlement: planning starts 12 weeks before the planned departure. */
export const resettlement = process.createStateConfig({
  initial: "placing",
  on: {
    ...looksAnew,
    resettlementPlanned: {
      target: ".placing",
      actions: records<"resettlementPlanned">((context, { plan }) => ({
        resettlement: { plan, on: today(context), forDepartureOn: context.plannedDepartureOn ?? today(context) },
      })),
    },
  },
  states: {
    placing: {
      always: [
        { guard: planStands, target: "planned" },
        { guard: ({ context }) => context.now >= resettlementStartsAt(context), target: "planning" },
        { target: "later" },
      ],
    },
    later: {
      after: {
        resettlementStarts: {
          target: "planning",
          actions: [send(resettlementStarts("owner")), send(resettlementStarts("offenderManager"))],
        },
      },
    },
    planning: {
      entry: dueBeforeDeparture(
        "planResettlement",
        "Twelve weeks to the planned departure, or less",
        "resettlementDueInWorkingDays",
      ),
      exit: closeTask("planResettlement"),
    },
    planned: {},
  },
});

const reminds = (when: string) =>
  (["owner", "clinicalLead", "offenderManager"] as const).map((to) => send(departureReminder(to, when)));

/** The stay: 26 weeks, extended or shortened with a reason; nobody stays past the planned day unnoticed. */
export const stay = process.createStateConfig({
  initial: "placing",
  on: {
    plannedDepartureChanged: {
      target: ".placing",
      actions: [
        {
          type: "send",
          params: ({ context, event }: At<"plannedDepartureChanged">) => plannedDepartureMoved(context, event),
        },
        records<"plannedDepartureChanged">((_context, { on }) => ({ plannedDepartureOn: on })),
      ],
    },
  },
  states: {
    placing: {
      always: [
        { guard: ({ context }) => context.now >= departureMorning(context), target: "over" },
        { target: "counting" },
      ],
    },
    counting: {
      after: {
        departureSixWeeks: { actions: reminds("in six weeks") },
        departureTwoWeeks: { actions: reminds("in two weeks") },
        departureDay: "over",
      },
    },
    over: {
      entry: openTaskWith((context) => ({
        task: "settleDeparture",
        due: endOfStay(context),
        reason: "The day of the planned departure has come",
      })),
      exit: closeTask("settleDeparture"),
    },
  },
});

const stepsWith = ({ leavingSteps }: PipeContext, step: string): boolean =>
  LEAVING_STEPS.every((each) => each === step || leavingSteps.includes(each));

export const takesStep = records<"leavingStepTaken">(({ leavingSteps }, { step }) => ({
  leavingSteps: [...leavingSteps, step],
}));

/** Leaving, planned with the clinical lead: the ending marked, feedback invited, the research questionnaire offered. */
export const ending = process.createStateConfig({
  initial: "placing",
  on: {
    ...looksAnew,
    leavingPlanned: {
      target: ".placing",
      actions: records<"leavingPlanned">((_context, event) => ({ leaving: bodyOf(event) })),
    },
    leavingStepTaken: { actions: takesStep },
  },
  states: {
    placing: {
      always: [
        {
          guard: ({ context }) => context.leaving !== undefined && stepsWith(context, ""),
          target: "marked",
        },
        { guard: ({ context }) => context.leaving !== undefined, target: "marking" },
        { guard: ({ context }) => context.now >= leavingStartsAt(context), target: "planning" },
        { target: "later" },
      ],
    },
    later: { after: { leavingStarts: "planning" } },
    planning: {
      entry: dueBeforeDeparture(
        "planLeaving",
        "Six weeks to the planned departure, or less",
        "leavingDueInWorkingDays",
      ),
      exit: closeTask("planLeaving"),
    },
    marking: {
      entry: openTaskWith((context) => ({
        task: "markEnding",
        due: endOfStay(context),
        reason: "The ending is marked before the resident leaves",
      })),
      exit: closeTask("markEnding"),
      on: {
        leavingStepTaken: [
          {
            guard: ({ context, event }: At<"leavingStepTaken">) => stepsWith(context, event.step),
            target: "marked",
            actions: takesStep,
          },
          { actions: takesStep },
        ],
      },
    },
    marked: {},
  },
});
