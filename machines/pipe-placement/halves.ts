import type { OperationalDecision, PipeContext } from "./context.ts";
import { whyOf } from "./settled.ts";
import { closeTask, movesOn, type EventOf } from "./vocabulary.ts";

/** The clinical lead's half, and the operational half: the manager's, or in the manager's absence the cover's. */
export const takesHalves = {
  clinicalDecided: {
    target: ".weighing",
    actions: [
      movesOn<"clinicalDecided">((context, { decision, ...why }) => ({
        clinicalDecision: { ...whyOf(why), choice: decision, at: context.now },
      })),
      closeTask("decideClinical"),
    ],
  },
  operationalDecided: {
    target: ".weighing",
    actions: [
      movesOn<"operationalDecided">((context, event) => ({
        operationalDecision: operationalHalf(context, event, false),
      })),
      closeTask("decideOperational"),
    ],
  },
  coverDecided: {
    target: ".weighing",
    actions: [
      movesOn<"coverDecided">((context, event) => ({ operationalDecision: operationalHalf(context, event, true) })),
      closeTask("decideInCover"),
    ],
  },
};

function operationalHalf(
  context: PipeContext,
  { decision, ...why }: EventOf<"operationalDecided" | "coverDecided">,
  inCover: boolean,
): OperationalDecision {
  return { ...whyOf(why), choice: decision, at: context.now, inCover };
}
