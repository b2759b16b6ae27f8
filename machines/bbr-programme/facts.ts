import { heldAgain } from "../shared/case-life/held-again.ts";
import { holds } from "./claims.ts";
import type { BbrContext } from "./context.ts";
import { failures, openFailures, stepFor, warnings } from "./enforcement.ts";
import { currentModule, finishedModules, openCatchUps, sessionsLeft } from "./progress.ts";
import { daysNeeded, latestStart } from "./schedule.ts";

/** What reading a case shows: what is known, and what follows from it. */
export function facts(context: BbrContext): Readonly<Record<string, unknown>> {
  const { person, referral, imposed, offence, risk, barriers, format, willing, needAreas, assessment } = context;
  const { place, individually, hold, goalSetting, records, catchUps, oneToOnes, appointments, review } = context;
  const { mustNotShareWith, notWithFacilitators, asking } = context;
  const { safeNumber, placeRefusals, proceedings, safeguarding, restrictedTo, alerts, died, withdrawal, ending } =
    context;
  return {
    person,
    safeNumber,
    restricted: restrictedTo.length > 0,
    restrictedTo,
    referral,
    imposed,
    offence,
    risk,
    barriers,
    willing,
    needAreas,
    format,
    assessment,
    waitingList: waitingList(context),
    asking: asking?.groupCaseId,
    place,
    placeRefusals,
    mustNotShareWith,
    notWithFacilitators,
    individually,
    hold,
    goalSetting,
    records,
    catchUps,
    oneToOnes,
    appointments,
    progress: {
      module: currentModule(context),
      completedModules: finishedModules(context),
      openCatchUps: openCatchUps(context),
      sessionsLeft: sessionsLeft(context),
    },
    enforcement: {
      failures: failures(context),
      warnings: warnings(context),
      open: openFailures(context).map((failure) => ({ ...failure, ...stepFor(context, failure) })),
    },
    safeguarding,
    proceedings,
    review,
    alerts,
    died,
    withdrawal: withdrawal?.reason,
    ending,
    policyFrom: { settings: context.policy.validFrom },
    ...heldAgain(context, holds),
  };
}

/** The waiting list is ordered by the end of the sentence; whoever can no longer finish is marked. */
function waitingList(context: BbrContext): Readonly<Record<string, unknown>> | undefined {
  const latest = latestStart(context);
  if (latest === undefined) return undefined;
  const endsOn = context.imposed?.endsOn;
  return {
    position: endsOn,
    latestStart: latest,
    daysNeeded: daysNeeded(context),
    warned: context.warnedOfEnd === endsOn,
  };
}
