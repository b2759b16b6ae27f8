import { sharedRefusals } from "../shared/case-life/at-any-time-refusals.ts";
import { listed, unless } from "../shared/case-life/refusing.ts";
import type { Refusal } from "../shared/process-definition.ts";
import type { GroupContext } from "./context.ts";
import type { GroupEvent } from "./contract.ts";
import {
  conflictRefusals,
  designationRefusals,
  facilitatorRefusals,
  knownParticipant,
  placeRefusals,
} from "./place-refusals.ts";
import { registerCorrectionRefusals, registerRefusals } from "./register-refusals.ts";
import { cancelRefusals, rescheduleRefusals, slotsRefusals } from "./timetable-refusals.ts";

/** Why the data of an event is not acceptable although the state allows the event. */
export function refusals(context: GroupContext, event: GroupEvent): readonly Refusal[] {
  switch (event.type) {
    case "placeRequested":
      return placeRefusals(context, event);
    case "participantRemoved":
      return knownParticipant(context, event.programmeCaseId);
    case "conflictRecorded":
      return conflictRefusals(context, event);
    case "participantFollowedUp": {
      const { followUps } = context;
      const message = `Nothing waits for this participant. Those somebody must see to: ${listed(followUps)}`;
      return unless(followUps.includes(event.programmeCaseId), "nothingToFollowUp", message, "programmeCaseId");
    }
    case "sessionRescheduled":
      return rescheduleRefusals(context, event);
    case "sessionCancelled":
      return cancelRefusals(context, event);
    case "slotsChanged":
      return slotsRefusals(context, event);
    case "facilitatorsChanged":
      return facilitatorRefusals(context, event);
    case "facilitatorDesignated":
      return designationRefusals(context, event);
    case "registerRecorded":
      return registerRefusals(context, event);
    case "registerCorrected":
      return registerCorrectionRefusals(context, event);
    case "smallGroupAgreed":
      return unless(context.tooFew, "nothingToDecide", "Enough people have a place, or places can still be given");
    case "withdrawn":
      return unless(
        context.participants.length === 0,
        "placesGiven",
        "People have a place in the group: cancel it, so that they are told",
      );
    default:
      return sharedRefusals(context, event);
  }
}
