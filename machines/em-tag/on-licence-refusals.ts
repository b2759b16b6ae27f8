import { dateInWords } from "../shared/calendar/london.ts";
import { isPaused } from "../shared/case-life/pausing-clock.ts";
import { listed, unless } from "../shared/case-life/refusing.ts";
import { today } from "../shared/case-life/schedule.ts";
import type { Refusal } from "../shared/process-definition.ts";
import type { EmTagContext } from "./context.ts";
import type { EmTagEvent } from "./contract.ts";
import { licenceEnd } from "./criteria.ts";
import { isConditionIn } from "./missing.ts";
import { onADay } from "./on-a-day.ts";
import { endOf, inUse, lastDayOf, leftBehind, outstanding, placeOf, recalledOn, wasFitted } from "./place.ts";
import type { EventOf } from "./vocabulary.ts";
import { EQUIPMENT_WORDS } from "./vocabulary-lists.ts";

/** What is refused of the events from the release on. */
export function onLicenceRefusals(context: EmTagContext, event: EmTagEvent): readonly Refusal[] {
  const release = { day: context.releasedOn, what: "the latest release" };
  const fitted = { day: inUse(context)[0]?.fittedOn, what: "the day the tag was fitted" };
  switch (event.type) {
    case "tagFitted":
      return [
        ...unless(
          isConditionIn(context),
          "conditionNotInLicence",
          "The licence holds no monitoring condition: nobody is tagged without one",
        ),
        ...onADay(context, event.on, release),
      ];
    case "homeMonitoringUnitFitted":
      return [
        ...unless(
          inUse(context).every(({ kind }) => kind !== "homeMonitoringUnit"),
          "alreadyFitted",
          "A Home Monitoring Unit is fitted already",
        ),
        ...onADay(context, event.on, release),
      ];
    case "equipmentReplaced": {
      const worn = inUse(context).find(({ kind }) => kind === event.kind);
      return [
        ...unless(worn !== undefined, "nothingInUse", `No ${EQUIPMENT_WORDS[event.kind]} is in use`, "kind"),
        ...onADay(context, event.on, { day: worn?.fittedOn, what: "the day it was fitted" }),
      ];
    }
    case "fittingVisitFailed":
    case "remandedInCustody":
      return onADay(context, event.on, release);
    case "whereaboutsReviewed":
    case "iomMeetingHeld":
    case "breachRecorded":
    case "strapTampered":
    case "violationReported":
      return onADay(context, event.on, fitted);
    case "enforcementDecided": {
      const open = context.violations.map(({ sequence }) => sequence);
      return unless(
        open.includes(event.violation),
        "noSuchViolation",
        `No violation with this number awaits a decision. Those that do: ${listed(open)}`,
        "violation",
      );
    }
    case "recalled":
      return recallRefusals(context, event);
    case "returnedToCustody":
      return [
        ...unless(context.unlawfullyAtLarge, "notAtLarge", "Nobody has recorded that they are unlawfully at large"),
        ...onADay(context, event.on, { day: recalledOn(context), what: "the recall" }),
      ];
    case "reReleased":
      return [
        ...onADay(context, event.on, { day: recalledOn(context), what: "the recall" }),
        ...unless(
          event.on <= licenceEnd(context.licence),
          "licenceOver",
          `The licence ends on ${dateInWords(licenceEnd(context.licence))}: vary it first if that is wrong`,
          "on",
        ),
      ];
    case "monitoringEndedEarly":
      return onADay(context, event.on, release);
    case "licenceConditionRemoved":
      return [
        ...unless(context.conditionToRemove === "due", "nothingToRemove", "No condition waits to be taken out"),
        ...onADay(context, event.on, release),
      ];
    case "switchOffConfirmed":
      return switchOffRefusals(context, event);
    case "equipmentCollected":
      return collectionRefusals(context, event);
    case "removalVisitBooked":
      return unless(event.on >= today(context), "dateInPast", "Must not be in the past", "on");
    case "removalVisitMissed":
      return onADay(context, event.on, release);
    case "withdrawn":
      return unless(
        !wasFitted(context),
        "tagFitted",
        "A tag has been fitted: record that monitoring ended early, so that it is taken off",
      );
    default:
      return [];
  }
}

function recallRefusals(context: EmTagContext, { on }: EventOf<"recalled">): Refusal[] {
  const end = endOf(context);
  const isOver = end !== undefined && end.because !== "lastDayReached" && end.because !== "neverFitted";
  return [
    ...onADay(context, on, { day: context.releasedOn, what: "the latest release" }),
    ...unless(!isOver, "monitoringEnded", "Monitoring was ended before the recall: there is no clock to stop"),
    ...unless(
      isOver || isPaused(context.recalls) || on <= lastDayOf(context),
      "monitoringEnded",
      `Monitoring ended on ${dateInWords(lastDayOf(context))}, before the recall: there is no clock to stop`,
      "on",
    ),
  ];
}

function switchOffRefusals(context: EmTagContext, { lastDay }: EventOf<"switchOffConfirmed">): Refusal[] {
  const expected = endOf(context)?.lastDay ?? lastDayOf(context);
  return unless(
    lastDay === expected,
    "anotherLastDay",
    `The last monitored day is ${dateInWords(expected)}: EMS must confirm that one`,
    "lastDay",
  );
}

function collectionRefusals(context: EmTagContext, { kind, on }: EventOf<"equipmentCollected">): Refusal[] {
  const out = outstanding(context).find((item) => item.kind === kind);
  const worn = placeOf(context) === "onLicence" && leftBehind(context).every((item) => item.kind !== kind);
  return [
    ...unless(out !== undefined, "nothingOut", `No ${EQUIPMENT_WORDS[kind]} is out`, "kind"),
    ...unless(
      out === undefined || !worn,
      "inUse",
      `The ${EQUIPMENT_WORDS[kind]} is in use while the person is monitored: end or recall first`,
      "kind",
    ),
    ...onADay(context, on, { day: out?.fittedOn, what: "the day it was fitted" }),
  ];
}
