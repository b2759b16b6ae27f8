import { sharedRefusals } from "../shared/case-life/at-any-time-refusals.ts";
import { dateInWords } from "../shared/calendar/london.ts";
import { unless } from "../shared/case-life/refusing.ts";
import type { Refusal } from "../shared/process-definition.ts";
import { isBegun, type BbrContext } from "./context.ts";
import type { BbrEvent } from "./contract.ts";
import { enforcementRefusals } from "./enforcement-refusals.ts";
import { placeRefusals } from "./place-refusals.ts";
import { heldInThePast, inThePast } from "./past-dates.ts";
import { saysTheSame } from "./same-list.ts";
import { reviewRefusals, sessionRefusals } from "./session-refusals.ts";

/**
 * Why the data of an event is not acceptable although the state allows the event. What a state allows is the machine's
 * business; here only data decides.
 */
export function refusals(context: BbrContext, event: BbrEvent): readonly Refusal[] {
  return [
    ...sharedRefusals(context, event),
    ...ownRefusals(context, event),
    ...placeRefusals(context, event),
    ...sessionRefusals(context, event),
    ...enforcementRefusals(context, event),
  ];
}

function ownRefusals(context: BbrContext, event: BbrEvent): readonly Refusal[] {
  switch (event.type) {
    case "requirementImposed":
      return [
        ...heldInThePast(context, event.on, context.referral.on, "the proposal"),
        ...unless(event.endsOn >= event.on, "datesOutOfOrder", "Must not be before the day of the sentence", "endsOn"),
      ];
    case "requirementNotImposed":
      return heldInThePast(context, event.on, context.referral.on, "the proposal");
    case "sentenceEndChanged":
      return sentenceEndRefusals(context, event);
    case "safeNumberConfirmed":
      return [...inThePast(context, event.confirmedSafeOn, "confirmedSafeOn"), ...notDied(context)];
    case "restrictionChanged":
      return unless(
        !saysTheSame(context.restrictedTo, event.restrictedTo),
        "nothingChanged",
        "The same members of staff are named already",
        "restrictedTo",
      );
    case "safeNumberWithdrawn":
      return unless(!context.noSafeNumber, "alreadyWithdrawn", "It is recorded already that no number is safe to text");
    case "withdrawn":
      return unless(
        !isBegun(context),
        "programmeBegun",
        "The programme has begun: it cannot be withdrawn. Record that it was ended before completion instead",
      );
    case "reviewHeld":
      return reviewRefusals(context, event);
    default:
      return [];
  }
}

function sentenceEndRefusals(
  { imposed }: BbrContext,
  { endsOn }: Extract<BbrEvent, { type: "sentenceEndChanged" }>,
): readonly Refusal[] {
  if (!imposed) return unless(false, "notImposed", "The programme is not a requirement of a sentence");
  return [
    ...unless(
      endsOn >= imposed.on,
      "datesOutOfOrder",
      `Must not be before the sentence, ${dateInWords(imposed.on)}`,
      "endsOn",
    ),
    ...unless(endsOn !== imposed.endsOn, "nothingChanged", "The sentence ends on this day already", "endsOn"),
  ];
}

const notDied = ({ died }: BbrContext): readonly Refusal[] =>
  unless(died === undefined, "personDied", "The person has died; nobody is texted any more");
