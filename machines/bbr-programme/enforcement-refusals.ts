import { listed, unless } from "../shared/case-life/refusing.ts";
import type { Refusal } from "../shared/process-definition.ts";
import { isOver, type BbrContext } from "./context.ts";
import type { BbrEvent } from "./contract.ts";
import { openFailures, stepFor } from "./enforcement.ts";
import { heldInThePast } from "./past-dates.ts";

/** Why a failure cannot be recorded or answered like this, or a review is not waiting. */
export function enforcementRefusals(context: BbrContext, event: BbrEvent): readonly Refusal[] {
  switch (event.type) {
    case "otherRequirementFailed":
      return [
        ...unless(context.imposed !== undefined, "notImposed", "No order is in force yet"),
        ...unless(!isOver(context), "programmeEnded", "The programme has ended; record it on the order instead"),
        ...heldInThePast(context, event.on, context.imposed?.on, "the order"),
      ];
    case "enforcementDecided":
      return decisionRefusals(context, event);
    case "returnedToCourt":
      return heldInThePast(context, event.on, context.imposed?.on, "the order");
    case "safeguardingReviewed": {
      const open = context.safeguarding.map(({ entry }) => entry);
      const message = `No review that waits has this number. Those that wait: ${listed(open)}`;
      return unless(open.includes(event.review), "noSuchReview", message, "review");
    }
    default:
      return [];
  }
}

/** Each kind of order has its own answers: a licence is never breached, and nothing else is recalled. */
function decisionRefusals(
  context: BbrContext,
  { failure, action, on }: Extract<BbrEvent, { type: "enforcementDecided" }>,
): readonly Refusal[] {
  const open = isOver(context) ? [] : openFailures(context);
  const found = open.find(({ entry }) => entry === failure);
  const step = found && stepFor(context, found);
  if (!found || !step) {
    const message = `No failure that waits has this number. Those that wait: ${listed(open.map(({ entry }) => entry))}`;
    return unless(false, "noSuchFailure", message, "failure");
  }
  return [
    ...unless(
      step.actions.includes(action),
      "notForThisOrder",
      `Can be answered by: ${listed(step.actions)}`,
      "action",
    ),
    ...heldInThePast(context, on, found.on, "the failure"),
  ];
}
