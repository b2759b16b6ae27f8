import { deadlineInLondon, inLondon } from "../shared/calendar/london.ts";
import { keyWorkerOf, missingStrands, openRequests, sourceField, type PipeContext } from "./context.ts";
import { unmetCriteria } from "./criteria.ts";
import { heldAgain } from "../shared/case-life/held-again.ts";
import { holds } from "./holds.ts";
import { clockInWords, speedOf, standsStill } from "./decision-clock.ts";
import { firstReviewDueAt, nextReview, reviewDay } from "./schedule.ts";
import { toDoBeforeArrival } from "./sending-arrival.ts";
import { toDoBeforeDeparture } from "./sending-residence.ts";
import { appealClosesAt, clockOf, decisionIsDueAt, verdictOf } from "./verdict.ts";

/** What reading a case shows of its data: all a colleague needs, with what is worked out explained. */
export function facts(context: PipeContext): Readonly<Record<string, unknown>> {
  const { person, premises, people, died, withdrawal, alerts, policy } = context;
  const policyFrom = { settings: policy.validFrom };
  const known = { policyFrom, person, premises, people, died, withdrawal: withdrawal?.reason, alerts };
  return {
    ...known,
    ...referral(context),
    ...decision(context),
    ...placement(context),
    ...leaving(context),
    ...heldAgain(context, holds),
  };
}

function referral(context: PipeContext): object {
  const { criteria, clinicalReceivedOn, riskReceivedOn, pathwayReceivedOn, contacts, intendedArrivalOn } = context;
  return {
    criteria: criteria && { ...criteria, unmet: unmetCriteria(criteria) },
    information: { clinical: clinicalReceivedOn, risk: riskReceivedOn, pathway: pathwayReceivedOn },
    missing: missingStrands(context),
    askedFor: missingStrands(context).map((strand) => ({
      strand,
      of: context[sourceField(strand)],
      on: context.chases[strand]?.askedOn,
      chased: context.chases[strand]?.times,
    })),
    contacts,
    intendedArrivalOn,
  };
}

function decision(context: PipeContext): object {
  const { advice, absence, clinicalDecision, operationalDecision, joint, higher, appeal, appealDecision } = context;
  const clock = clockOf(context);
  const verdict = verdictOf(context);
  return {
    verdict,
    clock: clock && {
      speed: speedOf(clock),
      standsStill: standsStill(clock),
      ...(!standsStill(clock) && { dueBy: deadlineInLondon(context.calendar, decisionIsDueAt(context)) }),
      explained: clockInWords(clock),
    },
    requests: openRequests(context),
    advice: advice.at(-1)?.advice,
    managerAbsent: absence && { cover: absence.cover, since: inLondon(context.calendar, absence.since) },
    decisions: { clinical: clinicalDecision, operational: operationalDecision, joint, higher },
    ...(verdict === "refused" && { appealBy: deadlineInLondon(context.calendar, appealClosesAt(context)) }),
    appeal,
    appealDecision,
  };
}

function placement(context: PipeContext): object {
  const { bed, keyWorkers, joining, basis, nonArrivals, ended, arrival } = context;
  return {
    bed,
    keyWorker: keyWorkerOf(context),
    earlierKeyWorkers: keyWorkers.slice(0, -1),
    joining,
    basis,
    nonArrivals,
    ended: ended?.reason,
    arrival: arrival && { on: arrival.on, at: arrival.at },
    ...(verdictOf(context) === "accepted" && { toDoBeforeArrival: toDoBeforeArrival(context) }),
    ...(arrival && !context.departure && residence(context)),
  };
}

function residence(context: PipeContext): object {
  const { keyWork, keyWorkerIsAway, sessions, tookPartOn, consideredOn, sweep, concern, steps, reviews, meetings } =
    context;
  return {
    keyWork: { ...keyWork, keyWorkerIsAway },
    engagement: { sessions, tookPartOn, consideredOn, sweep, concern, steps },
    reviews,
    firstReviewDueBy: inLondon(context.calendar, firstReviewDueAt(context)),
    nextReviewOn: reviewDay(context, nextReview(context)),
    meetings,
  };
}

function leaving(context: PipeContext): object {
  const { resettlement, plannedDepartureOn, leaving: planned, leavingSteps, departure, handOver } = context;
  return {
    resettlement,
    plannedDepartureOn,
    leaving: planned,
    leavingSteps,
    ...(context.arrival && { toDoBeforeDeparture: toDoBeforeDeparture(context) }),
    departure,
    handOver,
  };
}
