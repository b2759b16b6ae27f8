import { listed, unless } from "../shared/case-life/refusing.ts";
import type { Refusal } from "../shared/process-definition.ts";
import { localDateOf } from "../shared/calendar/london.ts";
import type { Choice } from "./codes.ts";
import { missingStrands, openRequests, type PipeContext } from "./context.ts";
import type { PipeEvent } from "./contract.ts";
import { notInFuture } from "./refusing.ts";
import { decidedAt } from "./verdict.ts";

export function decisionRefusals(context: PipeContext, event: PipeEvent): readonly Refusal[] {
  switch (event.type) {
    case "clinicalDecided":
      return halfRefusals(context, event);
    case "operationalDecided":
      return [
        ...unless(
          context.absence === undefined,
          "managerAbsent",
          "The manager is absent: the covering divisional SPO decides, or record managerReturned first",
        ),
        ...halfRefusals(context, event),
      ];
    case "coverDecided":
      return [
        ...unless(
          context.absence !== undefined,
          "managerPresent",
          "There is a cover decision only in the manager's absence; record managerAbsent first",
        ),
        ...halfRefusals(context, event),
      ];
    case "furtherInformationReceived": {
      const open = openRequests(context).map(({ sequence }) => sequence);
      const message = `No request that waits has this number. Those that wait: ${listed(open)}`;
      return unless(open.includes(event.request), "noSuchRequest", message, "request");
    }
    case "jointDiscussionHeld": {
      const differedOn = localDateOf(context.calendar, decidedAt(context) ?? context.now);
      return [
        ...notInFuture(context, event.on),
        ...unless(event.on >= differedOn, "beforeDiffering", "Must not be before the deciders differed", "on"),
        ...refusalIsExplained([event.clinical, event.operational], event),
      ];
    }
    case "higherDecisionMade":
      return refusalIsExplained([event.divisionalSpo, event.healthPartner], event);
    case "managerAbsent":
      return unless(context.absence === undefined, "alreadyAbsent", "The manager's absence is recorded already");
    case "managerReturned":
      return unless(context.absence !== undefined, "notAbsent", "No absence of the manager is recorded");
    case "appealMade":
      return unless(context.died === undefined, "personDied", "The person has died; record a note instead");
    default:
      return [];
  }
}

interface Why {
  readonly reason?: unknown;
  readonly standardPlacementSuitable?: unknown;
}

function halfRefusals(context: PipeContext, event: Why & { readonly decision: Choice }): readonly Refusal[] {
  const missing = missingStrands(context);
  return [
    ...unless(
      missing.length === 0,
      "informationMissing",
      `No decision can be made without all three strands. Missing: ${listed(missing)}`,
    ),
    ...refusalIsExplained([event.decision], event),
  ];
}

/** A refusal has a coded reason, and says whether a standard placement would suit. */
function refusalIsExplained(choices: readonly Choice[], { reason, standardPlacementSuitable }: Why): Refusal[] {
  if (!choices.every((choice) => choice === "refuse")) return [];
  return [
    ...unless(reason !== undefined, "reasonMissing", "A refusal needs its reason", "reason"),
    ...unless(
      standardPlacementSuitable !== undefined,
      "standardPlacementMissing",
      "A refusal says whether a standard placement would be suitable",
      "standardPlacementSuitable",
    ),
  ];
}
