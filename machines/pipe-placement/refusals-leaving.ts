import { unless } from "../shared/case-life/refusing.ts";
import type { Refusal } from "../shared/process-definition.ts";
import type { PipeContext } from "./context.ts";
import type { PipeEvent } from "./contract.ts";
import { duringResidence } from "./refusing.ts";

export function leavingRefusals(context: PipeContext, event: PipeEvent): readonly Refusal[] {
  const { died, arrival, leavingSteps } = context;
  switch (event.type) {
    case "leavingPlanned":
      return duringResidence(context, event.on);
    case "leavingStepTaken":
      return [
        ...duringResidence(context, event.on),
        ...unless(!leavingSteps.includes(event.step), "alreadyRecorded", "Is recorded already", "step"),
      ];
    case "departed":
      return [
        ...duringResidence(context, event.on),
        ...unless(
          event.reason !== "death" || died !== undefined,
          "deathNotRecorded",
          "Record the death first, with personDied: those involved must be informed",
          "reason",
        ),
        ...unless(
          event.reason === "death" || died === undefined || event.on <= died.on,
          "afterDeath",
          "Must not be after the person's death",
          "on",
        ),
      ];
    case "personDied":
      return unless(event.on >= (arrival?.on ?? event.on), "beforeArrival", "Must not be before the arrival", "on");
    default:
      return [];
  }
}
