import { dateInWords } from "../shared/calendar/london.ts";
import { unless } from "../shared/case-life/refusing.ts";
import { today } from "../shared/case-life/schedule.ts";
import type { Refusal } from "../shared/process-definition.ts";
import type { EmTagContext } from "./context.ts";
import type { EmTagEvent } from "./contract.ts";
import { licenceEnd } from "./criteria.ts";
import { isConditionIn, isUnacknowledged } from "./missing.ts";
import { onADay } from "./on-a-day.ts";
import type { EventOf } from "./vocabulary.ts";

/** What is refused of the events until the release. */
export function beforeReleaseRefusals(context: EmTagContext, event: EmTagEvent): readonly Refusal[] {
  const { condition, firstReleasedOn } = context;
  const sentencedOn = context.sentences.all.map((sentence) => sentence.sentencedOn).sort()[0];
  switch (event.type) {
    case "eligibilityFactsChanged":
      return factsRefusals(context, event);
    case "releaseDateChanged":
      return releaseDateRefusals(context, event);
    case "released":
      return [
        ...unless(
          firstReleasedOn === undefined,
          "alreadyReleased",
          "The release is recorded already; correct that entry if it is wrong",
        ),
        ...onADay(context, event.on, { day: sentencedOn, what: "the first sentence" }),
        ...unless(
          event.on <= licenceEnd(context.licence),
          "licenceOver",
          `The licence ends on ${dateInWords(licenceEnd(context.licence))}: correct one or the other`,
          "on",
        ),
      ];
    case "residenceChanged":
      return onADay(context, event.on, { day: context.releasedOn, what: "the release" });
    case "licenceVaried":
      return licenceRefusals(context, event);
    case "conditionEntered":
      return [
        ...unless(
          condition === undefined,
          "alreadyEntered",
          isConditionIn(context)
            ? "The condition is in the licence already"
            : "The condition is entered already and awaits approval",
        ),
        ...onADay(context, event.on, { day: sentencedOn, what: "the first sentence" }),
      ];
    case "conditionApproved":
      return [
        ...unless(condition !== undefined, "notEntered", "The condition must be entered before it can be approved"),
        ...unless(!isConditionIn(context), "alreadyApproved", "The condition is approved already"),
        ...onADay(context, event.on, { day: condition?.enteredOn, what: "the day it was entered" }),
      ];
    case "conditionRejected":
      return [
        ...unless(condition !== undefined, "notEntered", "No condition is entered that could be turned down"),
        ...unless(
          !isConditionIn(context),
          "alreadyApproved",
          "The condition is approved; correct that entry if it is wrong",
        ),
      ];
    case "personPrepared":
      return onADay(context, event.on, { day: sentencedOn, what: "the first sentence" });
    case "orderAcknowledged":
      return unless(
        isUnacknowledged(context),
        "nothingToAcknowledge",
        context.order ? "EMS has acknowledged everything it was sent" : "EMS has no order",
      );
    case "licenceReviewed":
      return unless(context.licenceReview === "due", "noReviewDue", "No licence review is due");
    default:
      return [];
  }
}

function factsRefusals(context: EmTagContext, event: EventOf<"eligibilityFactsChanged">): Refusal[] {
  const { type: _type, ...given } = event;
  return [
    ...unless(
      Object.values(given).some((value) => value !== undefined),
      "nothingGiven",
      "Give at least one fact that is different",
    ),
    ...unless(
      event.sentences === undefined || event.sentences.reference === context.sentences.reference,
      "referenceFixed",
      "The case belongs to another sentence: start a case for that one",
      "sentences.reference",
    ),
    ...unless(
      event.dateOfBirth === undefined || event.dateOfBirth < today(context),
      "dateInFuture",
      "Must be in the past",
      "dateOfBirth",
    ),
  ];
}

function releaseDateRefusals(context: EmTagContext, { plannedOn, kind }: EventOf<"releaseDateChanged">): Refusal[] {
  const { release, licence, firstReleasedOn } = context;
  return [
    ...unless(firstReleasedOn === undefined, "alreadyReleased", "The person has been released: correct that entry"),
    ...unless(
      plannedOn >= today(context),
      "dateInPast",
      "Must not be in the past: record the release itself",
      "plannedOn",
    ),
    ...unless(
      plannedOn !== release.plannedOn || (kind !== undefined && kind !== release.kind),
      "nothingChanged",
      "The release is planned for that day already",
      "plannedOn",
    ),
    ...unless(
      plannedOn <= licenceEnd(licence),
      "licenceOver",
      `The licence ends on ${dateInWords(licenceEnd(licence))}: vary it first`,
      "plannedOn",
    ),
  ];
}

function licenceRefusals(context: EmTagContext, { endsOn, sentenceEndsOn }: EventOf<"licenceVaried">): Refusal[] {
  const { licence, releasedOn, release } = context;
  const first = releasedOn ?? release.plannedOn;
  const last = sentenceEndsOn < endsOn ? sentenceEndsOn : endsOn;
  return [
    ...unless(
      endsOn !== licence.endsOn || sentenceEndsOn !== licence.sentenceEndsOn,
      "nothingChanged",
      "The licence and the sentence end on those days already",
      "endsOn",
    ),
    ...unless(last >= first, "dateTooEarly", `Must not be before the release, ${dateInWords(first)}`, "endsOn"),
  ];
}
