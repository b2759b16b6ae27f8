import { criterionInWords, failedCriteria, licenceDaysLeft } from "./criteria.ts";
import type { EmTagContext } from "./context.ts";
import { missingInWords } from "./missing.ts";
import { endOf, failuresOf, isTagOn, outstanding, period, placeOf } from "./place.ts";
import { lockDay } from "./schedule.ts";
import { EARLY_END_WORDS } from "./vocabulary-lists.ts";

/** What reading the case shows: everything a colleague needs, with what was worked out explained. */
export function facts(context: EmTagContext): Readonly<Record<string, unknown>> {
  const { person, region, identifiedBy, sentences, release, licence, residence, validatedOn, policy } = context;
  return {
    person,
    region,
    identifiedBy,
    sentences,
    release,
    licence,
    residence,
    validatedOn,
    ...judgedFacts(context),
    ...beforeRelease(context),
    ...onLicence(context),
    equipment: context.equipment,
    equipmentOut: outstanding(context).map(({ kind }) => kind),
    missedVisits: context.missedVisits,
    cancelled: context.cancelled,
    withdrawal: context.withdrawal?.reason,
    died: context.died?.on,
    alerts: context.alerts.map(({ sequence, kind, times }) => ({ sequence, kind, times })),
    policyFrom: { settings: policy.validFrom },
  };
}

/** Eligibility, criterion by criterion, in the version in force on the release's date. */
function judgedFacts(context: EmTagContext): Readonly<Record<string, unknown>> {
  const releasedOn = context.firstReleasedOn ?? context.release.plannedOn;
  const failed = context.validatedOn === undefined ? failedCriteria(context, releasedOn) : failuresOf(context);
  return {
    eligibility: {
      judgedForReleaseOn: releasedOn,
      licenceDaysLeft: licenceDaysLeft(context, releasedOn),
      failed: failed.map((code) => ({ code, criterion: criterionInWords(code, context, releasedOn) })),
    },
  };
}

function beforeRelease(context: EmTagContext): Readonly<Record<string, unknown>> {
  const { condition, preparedOn, fittingPlace, order, licenceReview } = context;
  const known = { condition, preparedOn, fittingPlace, order, licenceReview };
  return placeOf(context) === "preparing"
    ? {
        ...known,
        locksOn: lockDay(context),
        missing: missingInWords(context),
        monitoringIfReleasedAsPlanned: monitoringIfReleasedAsPlanned(context),
      }
    : known;
}

function monitoringIfReleasedAsPlanned(context: EmTagContext): object {
  const { on, steps } = period({ ...context, firstReleasedOn: context.release.plannedOn });
  return { lastDay: on, howWorkedOut: steps };
}

function onLicence(context: EmTagContext): Readonly<Record<string, unknown>> {
  const { firstReleasedOn, recalls, policy, remands, reviews, meetings, breaches, violations, tampers } = context;
  if (firstReleasedOn === undefined) return {};
  const { on, because, daysOffLicence, steps } = period(context);
  const end = endOf(context);
  const awaiting = placeOf(context) === "onLicence" && !isTagOn(context);
  return {
    firstReleasedOn,
    releasedOn: context.releasedOn,
    recalls,
    unlawfullyAtLarge: context.unlawfullyAtLarge,
    monitoring: { lastDay: on, because, daysOffLicence, howWorkedOut: steps },
    ...(end && {
      ended: {
        because: end.because,
        lastDay: end.lastDay,
        ...(end.because !== "lastDayReached" && { inWords: EARLY_END_WORDS[end.because] }),
      },
    }),
    ...(awaiting && {
      untilFitted: `Stay at the approved address from ${policy.stayFrom} to ${policy.stayUntil} every day`,
    }),
    failedFittingVisits: context.failedFittingVisits.length,
    remands,
    reviews,
    meetings,
    breaches,
    violations,
    tampers,
    switchedOffAfter: context.switchedOffAfter,
    conditionToRemove: context.conditionToRemove,
  };
}
