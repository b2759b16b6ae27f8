import { unless } from "../shared/case-life/refusing.ts";
import type { Refusal } from "../shared/process-definition.ts";
import { isOver, type BbrContext } from "./context.ts";
import type { BbrEvent } from "./contract.ts";
import { isEverythingHeld } from "./progress.ts";
import { saysTheSame } from "./same-list.ts";

/** Nobody is in two groups: a place is asked for by whoever has none, and taken from the group that was asked. */
export function placeRefusals(context: BbrContext, event: BbrEvent): readonly Refusal[] {
  const { place, asking, format, formerGroups } = context;
  switch (event.type) {
    case "placeRequested":
      return [
        ...unless(place === undefined, "inAGroup", "Has a place in a group already; it must be given up first"),
        ...unless(
          format !== "oneToOne",
          "deliveredOneToOne",
          "It was decided to deliver the programme one-to-one; agree that instead",
        ),
        ...unless(!isEverythingHeld(context), "nothingLacking", "Every module is complete; no group is needed"),
      ];
    case "conflictsChanged":
      return conflictRefusals(context, event);
    case "placeConfirmed": {
      const expected = place?.groupCaseId ?? asking?.groupCaseId;
      return [
        ...unless(expected === event.groupCaseId, "placeNotAsked", "This group was not asked for a place"),
        ...unless(event.sessions.length > 0, "noSessions", "There must be sessions to come", "sessions"),
      ];
    }
    case "timetableChanged":
    case "placeEnded":
      return unless(
        [place?.groupCaseId, asking?.groupCaseId, ...formerGroups].includes(event.groupCaseId),
        "notInGroup",
        "Has never had a place in this group",
      );
    default:
      return [];
  }
}

/** The same lists again are asked of the group again once it has refused them: one of the two may have left since. */
function conflictRefusals(
  context: BbrContext,
  { mustNotShareWith, notWithFacilitators }: Extract<BbrEvent, { type: "conflictsChanged" }>,
): readonly Refusal[] {
  const isSame =
    saysTheSame(context.mustNotShareWith, mustNotShareWith) &&
    saysTheSame(context.notWithFacilitators, notWithFacilitators);
  return [
    ...unless(!isOver(context), "programmeEnded", "The programme has ended; no group has to know"),
    ...unless(
      !isSame || context.conflictTelling?.stage === "refused",
      "nothingChanged",
      "These conflicts are known already",
    ),
  ];
}
