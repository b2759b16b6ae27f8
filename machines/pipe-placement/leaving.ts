import { raisesAlert } from "../shared/case-life/alerts.ts";
import { today } from "../shared/case-life/schedule.ts";
import type { PipeContext } from "./context.ts";
import { diesAfterDeparture } from "./death.ts";
import { departedPlanned, departedUnplanned } from "./sending-leaving.ts";
import { takesStep } from "./stay.ts";
import { closeTask, movesOn, openTask, process, send, type At } from "./vocabulary.ts";

const departs = movesOn<"departed">((_context, { on, reason, moveOn }) => ({ departure: { on, reason, moveOn } }));
const because =
  (reason: string) =>
  ({ event }: At<"departed">): boolean =>
    event.reason === reason;

const HANDING_OVER = "#pipePlacement.leaving.handingOver";

/** A resident leaves. An unplanned departure waits for nothing, and the offender manager is told at once. */
export const leaves = {
  departed: [
    { guard: because("planned"), target: HANDING_OVER, actions: [departs, send(departedPlanned)] },
    {
      guard: because("absconded"),
      target: HANDING_OVER,
      actions: [
        departs,
        send(departedUnplanned),
        ...raisesAlert<PipeContext>(
          "absconded",
          ({ premises }) => `A resident of the PIPE in ${premises.name} has absconded.`,
        ),
      ],
    },
    { target: HANDING_OVER, actions: [departs, send(departedUnplanned)] },
  ],
};

/** After the residence: what comes next in the OPD pathway is handed what it needs before the case ends as `left`. */
export const leaving = process.createStateConfig({
  initial: "placing",
  states: {
    placing: {
      always: [
        { guard: ({ context }) => context.departure !== undefined, target: "handingOver" },
        { target: "departureToRecord" },
      ],
    },
    departureToRecord: {
      entry: openTask("recordDeparture", "The resident has died"),
      exit: closeTask("recordDeparture"),
      on: { departed: { target: "#pipePlacement.left", actions: departs } },
    },
    handingOver: {
      entry: openTask("handOver", "The resident has left", "handOverDueInWorkingDays"),
      exit: closeTask("handOver"),
      on: {
        handedOver: {
          target: "#pipePlacement.left",
          actions: movesOn<"handedOver">((context, { to }) => ({ handOver: { to, on: today(context) } })),
        },
        // Feedback and research can be offered to somebody who has left already.
        leavingStepTaken: { actions: takesStep },
        ...diesAfterDeparture,
      },
    },
  },
});
