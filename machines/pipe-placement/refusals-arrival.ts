import { instantAt, localDateOf } from "../shared/calendar/london.ts";
import { unless } from "../shared/case-life/refusing.ts";
import type { Refusal } from "../shared/process-definition.ts";
import { keyWorkerOf, type PipeContext } from "./context.ts";
import type { PipeEvent } from "./contract.ts";
import { notInFuture, notInPast } from "./refusing.ts";
import { acceptedAt } from "./verdict.ts";

export function arrivalRefusals(context: PipeContext, event: PipeEvent): readonly Refusal[] {
  const { bed } = context;
  switch (event.type) {
    case "bedAllocated":
      return [
        ...unless(
          !context.awaitsRebooking,
          "rebookInstead",
          "Somebody who did not arrive is expected on another day: use arrivalRebooked",
        ),
        ...(context.arrival ? [] : notInPast(context, event.arrivalOn, "arrivalOn")),
      ];
    case "arrivalDateChanged":
      return [
        ...unless(bed !== undefined, "noBed", "There is no bed yet; allocate one with bedAllocated"),
        ...notInPast(context, event.arrivalOn, "arrivalOn"),
        ...unless(event.arrivalOn !== bed?.arrivalOn, "noChange", "Is the day of arrival already", "arrivalOn"),
      ];
    case "arrivalRebooked":
      return notInPast(context, event.arrivalOn, "arrivalOn");
    case "keyWorkerAllocated": {
      const now = keyWorkerOf(context);
      return unless(
        now?.email !== event.email || now.complex !== event.complex,
        "noChange",
        "Is the key worker already",
        "email",
      );
    }
    case "joiningPlanned":
      return notInFuture(context, event.on);
    case "notArrived":
      return [
        ...unless(bed !== undefined, "notExpected", "No day of arrival is known; allocate a bed first"),
        ...unless(
          bed === undefined || event.on === bed.arrivalOn,
          "notExpectedThen",
          "Is not the day on which they were expected",
          "on",
        ),
        ...notInFuture(context, event.on),
      ];
    case "arrived":
      return arrivedRefusals(context, event);
    case "withdrawn":
      return unless(
        context.nonArrivals.length === 0,
        "afterNonArrival",
        "Somebody has not arrived: the placement is ended, not withdrawn; use placementEnded",
      );
    default:
      return [];
  }
}

function arrivedRefusals(
  context: PipeContext,
  { on, at }: Extract<PipeEvent, { type: "arrived" }>,
): readonly Refusal[] {
  const accepted = acceptedAt(context);
  return [
    ...unless(instantAt(context.calendar, on, at) <= context.now, "dateInFuture", "Must not be in the future", "on"),
    ...unless(
      accepted === undefined || on >= localDateOf(context.calendar, accepted),
      "beforeAcceptance",
      "Must not be before the placement was accepted",
      "on",
    ),
  ];
}
