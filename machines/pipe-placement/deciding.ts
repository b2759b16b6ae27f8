import { isPaused, paused, resumed } from "../shared/case-life/pausing-clock.ts";
import { goesAbsent, returns } from "./absence.ts";
import type { PipeContext } from "./context.ts";
import { closesDecisionTasks, opensWhatIsMissing, passesOperationalHalfOn } from "./decision-tasks.ts";
import { answers, asks, further, isLastAnswer } from "./further-information.ts";
import { takesHalves } from "./halves.ts";
import { keepsArrival, makesItDueSooner } from "./intended-arrival.ts";
import { decisionDueMoved, decisionOverdue, jointDiscussionDue } from "./sending-referral.ts";
import { comesTo, settled } from "./settled.ts";
import { decisionIsDueAt, overdueIsToldAt } from "./verdict.ts";
import { process, records, send } from "./vocabulary.ts";

const standsStill = ({ context }: { readonly context: PipeContext }): boolean => isPaused(context.pauses);
const isOverdue = ({ context }: { readonly context: PipeContext }): boolean => context.now >= decisionIsDueAt(context);

const tellsOverdue = (["owner", "clinicalLead", "operationalLead", "divisionalSpo", "healthPartner"] as const).map(
  (to) => send(decisionOverdue(to)),
);

const ARRIVAL_SOONER = "The intended arrival was brought forward.";
const CLOCK_GOES_ON = "The further information has arrived: the clock goes on.";

/** The clock of the decision, and the halves that come in while it runs, stands still, or has run out. */
const clock = process.createStateConfig({
  initial: "placing",
  on: {
    ...takesHalves,
    managerAbsent: { actions: [goesAbsent, passesOperationalHalfOn] },
    managerReturned: { actions: [returns, passesOperationalHalfOn] },
    intendedArrivalChanged: { actions: keepsArrival },
    furtherInformationRequested: { actions: records(asks) },
    furtherInformationReceived: { actions: records(answers) },
  },
  states: {
    placing: {
      always: [
        { guard: standsStill, target: "paused" },
        { guard: isOverdue, target: "overdue", actions: opensWhatIsMissing },
        { target: "running", actions: opensWhatIsMissing },
      ],
    },
    running: {
      after: {
        decisionDue: [
          { guard: ({ context }) => context.now < overdueIsToldAt(context), target: "overdue" },
          { target: "overdue", actions: tellsOverdue },
        ],
      },
      on: {
        intendedArrivalChanged: [
          {
            guard: makesItDueSooner,
            target: "running",
            reenter: true,
            actions: [
              keepsArrival,
              opensWhatIsMissing,
              send(decisionDueMoved("clinicalLead", ARRIVAL_SOONER)),
              send(decisionDueMoved("operationalLead", ARRIVAL_SOONER)),
            ],
          },
          { actions: keepsArrival },
        ],
        furtherInformationRequested: {
          target: "paused",
          actions: records<"furtherInformationRequested">((context, event) => ({
            ...asks(context, event),
            pauses: paused(context.pauses, context.now),
          })),
        },
      },
    },
    paused: {
      entry: closesDecisionTasks,
      on: {
        furtherInformationReceived: [
          {
            guard: isLastAnswer,
            target: "running",
            actions: [
              records<"furtherInformationReceived">((context, event) => ({
                ...answers(context, event),
                pauses: resumed(context.pauses, context.now),
              })),
              opensWhatIsMissing,
              send(decisionDueMoved("clinicalLead", CLOCK_GOES_ON)),
              send(decisionDueMoved("operationalLead", CLOCK_GOES_ON)),
            ],
          },
          { actions: records(answers) },
        ],
      },
    },
    overdue: { after: { decisionOverdue: { actions: tellsOverdue } } },
    weighing: {
      always: [
        ...settled,
        {
          guard: comesTo("differ"),
          target: "#pipePlacement.referral.decision.jointDiscussion",
          actions: [send(jointDiscussionDue("clinicalLead")), send(jointDiscussionDue("operationalLead"))],
        },
        { guard: standsStill, target: "paused" },
        { guard: isOverdue, target: "overdue" },
        { target: "running" },
      ],
    },
  },
});

/** A referral that is submitted waits for both halves of the decision. */
export const deciding = process.createStateConfig({
  type: "parallel",
  tags: ["deciding"],
  exit: closesDecisionTasks,
  states: { clock, further },
});
