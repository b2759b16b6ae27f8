import type { EmTagContext } from "../../../machines/em-tag/context.ts";
import { endOf, lastDayOf } from "../../../machines/em-tag/place.ts";
import { addDays } from "../../../machines/shared/calendar/civil-date.ts";
import { londonOf, type CaseByHand } from "../support/case-by-hand.ts";
import type { Instant } from "../../../machines/shared/time.ts";
import { HOME, WHY } from "./tag-case.ts";

/** Everything people may send to a tag's case, with bodies that fit whatever day it is. */

type Body = Readonly<Record<string, unknown>>;

export const knownOf = (dale: CaseByHand): EmTagContext => dale.live.snapshot.context as EmTagContext;

/** Something that may be done, and the event it is. */
interface TagMove {
  /** None for what the service itself reports. */
  readonly event?: string;
  /** Done at an instant, which is not before the case's own. */
  readonly act: (dale: CaseByHand, now: Instant) => void;
}

const sends = (name: string, body: (today: string, dale: CaseByHand) => Body = () => ({})): TagMove => ({
  event: name,
  act: (dale, now) => {
    dale.send(londonOf(now), name, body(londonOf(now).slice(0, 10), dale));
  },
});

const onDay = (name: string, more: Body = {}, days = 0): TagMove =>
  sends(name, (today) => ({ on: addDays(today, days), ...more }));

/** What ends most of a case: seldom, or no life would get far. */
export const SELDOM = [
  "release cancelled",
  "withdrawn",
  "died",
  "died a week ago",
  "moves out of the areas",
  "ended early",
];

/** Corrects the latest entry that can still be undone. */
const corrects = sends("corrected", (_today, dale) => ({
  entry: knownOf(dale).undoable.at(-1)?.sequence ?? 9999,
  ...WHY,
}));

const licence = (days: number): TagMove =>
  sends("licenceVaried", (today) => ({ endsOn: addDays(today, days), sentenceEndsOn: addDays(today, days + 20) }));

const failed =
  (to?: string): TagMove["act"] =>
  (dale, now) => {
    const message = dale.messages.findLast((sent) => to === undefined || sent.to === to);
    if (!message) return;
    const { messageId, template } = message;
    const event = { type: "messageFailed", messageId, template, to: message.to, reason: "permanent-failure" };
    dale.answer(londonOf(now), event);
  };

export const tagMoves: Readonly<Record<string, TagMove>> = {
  validated: sends("eligibilityValidated"),
  "validated, unsuitable": sends("eligibilityValidated", () => ({ unsuitable: "health" })),
  "release moves away": sends("releaseDateChanged", (today) => ({ plannedOn: addDays(today, 33) })),
  "release brought forward": sends("releaseDateChanged", (today) => ({ plannedOn: addDays(today, 1) })),
  "release cancelled": sends("releaseCancelled", () => ({ reason: "other", ...WHY })),
  "condition entered": onDay("conditionEntered", { route: "pd1" }),
  "condition approved": onDay("conditionApproved"),
  "condition turned down": sends("conditionRejected", () => WHY),
  "person prepared": onDay("personPrepared"),
  "place agreed": sends("fittingPlaceAgreed", () => ({ place: "Bridge Street" })),
  acknowledged: sends("orderAcknowledged"),
  "licence reviewed": sends("licenceReviewed", () => ({ outcome: "Done." })),
  released: onDay("released"),
  "released yesterday": onDay("released", {}, -1),
  "lives in another area": onDay("residenceChanged", { policeForceArea: "Gwent", contact: HOME }),
  "no fixed abode": onDay("residenceChanged", { policeForceArea: "Kent", noFixedAbode: true }),
  "moves out of the areas": onDay("residenceChanged", { policeForceArea: "Dorset" }),
  "licence varied to soon": licence(9),
  "licence varied to later": licence(60),
  "licence varied to the past": licence(-2),
  "facts: unsuitable": sends("eligibilityFactsChanged", () => ({ unsuitable: "other" })),
  "facts: suitable": sends("eligibilityFactsChanged", () => ({ unsuitable: null })),
  fitted: onDay("tagFitted", { homeMonitoringUnit: false }),
  "fitted with a unit": onDay("tagFitted", { homeMonitoringUnit: true }),
  "unit fitted": onDay("homeMonitoringUnitFitted"),
  "tag replaced": onDay("equipmentReplaced", { kind: "tag" }),
  "fitting failed": onDay("fittingVisitFailed", { reason: "notAtHome" }),
  reviewed: onDay("whereaboutsReviewed"),
  "IOM meeting": onDay("iomMeetingHeld"),
  breach: onDay("breachRecorded", { route: "warning" }),
  tampered: onDay("strapTampered"),
  violation: onDay("violationReported", { kind: "other" }),
  decided: sends("enforcementDecided", (_today, dale) => ({
    violation: knownOf(dale).violations[0]?.sequence ?? 9999,
    decision: "warning",
  })),
  remanded: onDay("remandedInCustody"),
  recalled: onDay("recalled", { unlawfullyAtLarge: false }),
  "recalled four days ago": onDay("recalled", { unlawfullyAtLarge: false }, -4),
  "recalled at large": onDay("recalled", { unlawfullyAtLarge: true }),
  "back in custody": onDay("returnedToCustody"),
  "re-released": onDay("reReleased"),
  "re-released out of the areas": onDay("reReleased", { residence: { policeForceArea: "Dorset" } }),
  "ended early": onDay("monitoringEndedEarly", { reason: "sentenceQuashed", ...WHY }),
  "ended as unsuitable": onDay("monitoringEndedEarly", { reason: "unsuitable", ...WHY }),
  "condition taken out": onDay("licenceConditionRemoved"),
  "switch-off confirmed": sends("switchOffConfirmed", (_today, dale) => ({
    lastDay: endOf(knownOf(dale))?.lastDay ?? lastDayOf(knownOf(dale)),
  })),
  "tag collected": onDay("equipmentCollected", { kind: "tag" }),
  "unit collected": onDay("equipmentCollected", { kind: "homeMonitoringUnit" }),
  "visit booked": onDay("removalVisitBooked", {}, 2),
  "visit missed": onDay("removalVisitMissed", { reason: "notAtHome" }),
  "contact lost": sends("contactChanged", () => ({ contact: null, source: "The person" })),
  "contact found": sends("contactChanged", () => ({ contact: HOME, source: "The person" })),
  withdrawn: sends("withdrawn", () => ({ reason: "other", ...WHY })),
  died: onDay("personDied"),
  "died a week ago": onDay("personDied", {}, -7),
  informed: sends("thoseInvolvedInformed"),
  "alert acknowledged": sends("alertAcknowledged", (_today, dale) => ({
    alert: knownOf(dale).alerts[0]?.sequence ?? 9999,
    action: "Rang.",
  })),
  corrected: corrects,
  note: sends("noteAdded", () => ({ note: "Spoke to Dale." })),
  reassigned: sends("ownerReassigned", () => ({
    role: "seniorProbationOfficer",
    name: "Priya Nair",
    email: "priya.nair@justice.example",
  })),
  "message failed": { act: failed() },
  "letter failed": { act: failed("person") },
  ...Object.fromEntries(
    ["person", "owner", "dutyManager", "ems"].map((recipient) => [
      `message to ${recipient} taken care of`,
      sends("messageTakenCareOf", () => ({ recipient, ...WHY })),
    ]),
  ),
};

/** The moves whose event the case takes now. */
export function possibleMoves(dale: CaseByHand, seldom: boolean): readonly string[] {
  const { allowed } = dale;
  return Object.entries(tagMoves)
    .filter(
      ([name, { event }]) => (event === undefined || allowed.includes(event)) && (seldom || !SELDOM.includes(name)),
    )
    .map(([name]) => name);
}
