import { informThoseInvolved } from "../shared/case-life/at-any-time.ts";
import type { PipeContext } from "./context.ts";
import { residentDied } from "./sending-leaving.ts";
import { movesOn, send } from "./vocabulary.ts";

/** Death of the person, where it moves the case; everywhere else it is only kept (`machine.ts`). */
const dies = [
  movesOn<"personDied">((context, { on }) => ({ died: { on, sequence: context.sequence } })),
  ...informThoseInvolved<PipeContext>(),
];

/** Nobody will arrive: the case ends, and a bed that was held is free. */
export const diesBeforeArrival = {
  personDied: { target: "#pipePlacement.notAdmitted", actions: dies },
};

/** A refusal that is appealed against stands: there is nobody left to admit. */
export const diesDuringAppeal = { personDied: { target: "final", actions: dies } };

/** The departure is still to be recorded; the offender manager is told at once. */
export const diesInResidence = {
  personDied: { target: "#pipePlacement.leaving.departureToRecord", actions: [...dies, send(residentDied)] },
};

/** There is nobody left to hand over. */
export const diesAfterDeparture = { personDied: { target: "#pipePlacement.left", actions: dies } };
