import { changing } from "../shared/case-life/changing.ts";
import { undoable } from "../shared/case-life/corrections.ts";
import type { GroupContext } from "./context.ts";
import type { GroupEvent } from "./contract.ts";
import { facilitatorDesignated, facilitatorsReplaced } from "./facilitating.ts";
import { conflictsKept, participantTakenOut, placeGiven } from "./places.ts";
import { askWhetherEnough } from "./small-group.ts";
import { tell } from "./telling-cases.ts";
import { process } from "./vocabulary.ts";

type Event<Name extends GroupEvent["type"]> = Extract<GroupEvent, { type: Name }>;

/** While sessions are to come: places are asked for one after the other, so that nobody gets the thirteenth. */
export const placesAsked = process.createStateConfig({
  on: {
    placeRequested: {
      actions: [changing<GroupContext, Event<"placeRequested">>(placeGiven), tell, askWhetherEnough],
    },
    conflictRecorded: { actions: changing<GroupContext, Event<"conflictRecorded">>(conflictsKept) },
    venueChanged: {
      actions: changing<GroupContext, Event<"venueChanged">>((context, { type, venue }) =>
        undoable<GroupContext>(context, type, { venue }),
      ),
    },
  },
}).on;

/** Until the last register is there: who is in the group, and who runs it. */
export const groupKept = process.createStateConfig({
  on: {
    participantRemoved: {
      actions: [changing<GroupContext, Event<"participantRemoved">>(participantTakenOut), tell, askWhetherEnough],
    },
    facilitatorsChanged: {
      actions: [changing<GroupContext, Event<"facilitatorsChanged">>(facilitatorsReplaced), tell],
    },
    facilitatorDesignated: {
      actions: [changing<GroupContext, Event<"facilitatorDesignated">>(facilitatorDesignated), tell],
    },
  },
}).on;
