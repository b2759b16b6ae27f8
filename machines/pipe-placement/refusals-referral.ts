import { unless } from "../shared/case-life/refusing.ts";
import { today } from "../shared/case-life/schedule.ts";
import type { Refusal } from "../shared/process-definition.ts";
import { receivedField, type PipeContext } from "./context.ts";
import type { PipeEvent } from "./contract.ts";
import { notInFuture, notInPast } from "./refusing.ts";

export function referralRefusals(context: PipeContext, event: PipeEvent): readonly Refusal[] {
  switch (event.type) {
    case "criteriaChecked":
      return [
        ...unless(
          event.assessor.holdsPipeQualification,
          "assessorNotQualified",
          "Only somebody who holds the PIPE qualification assesses; have it checked by one who does",
          "assessor",
        ),
        ...notInFuture(context, event.lastConsultationOn, "lastConsultationOn"),
      ];
    case "informationRequested":
      return unless(
        context[receivedField(event.strand)] === undefined,
        "alreadyReceived",
        `The ${event.strand} information has arrived; record a fuller version with informationReceived`,
        "strand",
      );
    case "informationReceived":
    case "contactMade":
      return notInFuture(context, event.on);
    case "intendedArrivalChanged":
      return [
        ...notInPast(context, event.arrivalOn, "arrivalOn"),
        ...unless(
          event.arrivalOn !== context.intendedArrivalOn,
          "noChange",
          "Is the intended day of arrival already",
          "arrivalOn",
        ),
      ];
    case "referralSubmitted":
      return [
        ...unless(
          context.criteria !== undefined,
          "criteriaNotChecked",
          "The PIPE criteria and the place in the pathway must be recorded first, with criteriaChecked",
        ),
        ...unless(
          (context.intendedArrivalOn ?? today(context)) >= today(context),
          "arrivalPassed",
          "The intended arrival has passed; record another day first, with intendedArrivalChanged",
        ),
      ];
    case "peopleChanged":
      return unless(
        Object.values(event).filter((value) => value !== undefined).length > 1,
        "nothingGiven",
        "Name at least one person who has another part in the case now",
      );
    default:
      return [];
  }
}
