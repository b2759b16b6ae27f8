import { alertsAtAnyTime, atAnyTime, deathAtAnyTime } from "../shared/case-life/at-any-time.ts";
import type { EmTagContext } from "./context.ts";
import { amendOrder } from "./ems.ts";
import { decidesEnforcement } from "./monitoring.ts";
import { collectionTasks } from "./collecting.ts";
import { openGetConditionIn } from "./condition.ts";
import { isConditionIn } from "./missing.ts";
import { placeOf } from "./place.ts";
import { closeTask, records, settles, when, type EventOf } from "./vocabulary.ts";

const shared = atAnyTime<EmTagContext>({ arriving: "#emTag.arriving" });
const death = deathAtAnyTime<EmTagContext>();

/** What an undone entry had asked for is asked for no more; EMS gets the whole of what is known now. */
const afterCorrection = [
  amendOrder(() => "An earlier entry was wrong and has been corrected."),
  {
    type: "closeTask",
    params: ({ event }: { readonly event: EventOf<"corrected"> }) => ({
      task: "decideEnforcement",
      key: String(event.entry),
    }),
  } as const,
  when(({ conditionToRemove }) => conditionToRemove !== "due", closeTask("varyLicence")),
  when((context) => placeOf(context) === "onLicence" && !isConditionIn(context), openGetConditionIn),
  ...collectionTasks,
];

/** What may happen in any state, also after the outcome. Source: processes.md, Shared by all; section 2. */
export const whenever = {
  ...shared,
  corrected: shared.corrected.map((way) => ({ ...way, actions: [way.actions, ...afterCorrection] })),
  ...death,
  ...alertsAtAnyTime<EmTagContext>(),
  orderAcknowledged: {
    actions: [
      settles<"orderAcknowledged">(({ order }) => ({
        ...(order && { order: { ...order, acknowledged: order.version } }),
      })),
      closeTask("obtainAcknowledgement"),
    ],
  },
  licenceReviewed: {
    actions: [settles<"licenceReviewed">(() => ({ licenceReview: "done" })), closeTask("reviewLicence")],
  },
  licenceConditionRemoved: {
    actions: [settles<"licenceConditionRemoved">(() => ({ conditionToRemove: "done" })), closeTask("varyLicence")],
  },
  enforcementDecided: decidesEnforcement,
  contactChanged: {
    actions: [
      records<"contactChanged">(({ person }, { contact }: EventOf<"contactChanged">) => ({
        person: { ...person, contact: contact ?? undefined },
      })),
      closeTask("findAddress"),
      closeTask("takeCareOfMessage", "person"),
    ],
  },
};
