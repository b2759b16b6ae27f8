import type { PipeContext } from "./context.ts";
import { decisionDueAt } from "./decision-clock.ts";
import { clockOf, decisionIsDueAt } from "./verdict.ts";
import { movesOn, type At } from "./vocabulary.ts";

/** The arrival moves. Only one that is earlier than any known since the submission makes the clock run faster. */
function arrivalMoved(context: PipeContext, arrivalOn: string): Partial<PipeContext> {
  const { submission } = context;
  const earliest = submission?.earliestArrivalOn;
  const comesSooner = earliest === undefined || arrivalOn < earliest;
  return {
    intendedArrivalOn: arrivalOn,
    ...(submission && comesSooner && { submission: { ...submission, earliestArrivalOn: arrivalOn } }),
  };
}

export const keepsArrival = movesOn<"intendedArrivalChanged">((context, { arrivalOn }) =>
  arrivalMoved(context, arrivalOn),
);

export const makesItDueSooner = ({ context, event }: At<"intendedArrivalChanged">): boolean => {
  const clock = clockOf({ ...context, ...arrivalMoved(context, event.arrivalOn) });
  return clock !== undefined && decisionDueAt(clock) < decisionIsDueAt(context);
};
