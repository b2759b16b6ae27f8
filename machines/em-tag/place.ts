import { endOfDay } from "../shared/calendar/london.ts";
import { isPaused } from "../shared/case-life/pausing-clock.ts";
import { endOfToday, today } from "../shared/case-life/schedule.ts";
import type { Instant, LocalDate } from "../shared/time.ts";
import { criteriaOn, failedCriteria, licenceEnd } from "./criteria.ts";
import type { Equipment, EmTagContext } from "./context.ts";
import { lastMonitoredDay, type LastMonitoredDay } from "./monitoring-period.ts";
import type { EarlyEnd } from "./vocabulary-lists.ts";

/**
 * Where a case stands: a function of what is known of it and of the day. Events and corrections change facts; the
 * machine follows. So a wrong entry, a late one and one out of order all lead to where the right ones would have.
 */
export type Place =
  | "withdrawn"
  | "cancelledBeforeRelease"
  | "validating"
  | "ineligible"
  | "preparing"
  | "onLicence"
  | "recalled"
  | "removing"
  | "completed"
  | "endedEarly";

export function placeOf(context: EmTagContext): Place {
  const { withdrawal, cancelled, died, validatedOn, firstReleasedOn } = context;
  if (withdrawal) return "withdrawn";
  if (cancelled) return "cancelledBeforeRelease";
  if (validatedOn !== undefined && failuresOf(context).length > 0) return "ineligible";
  // Died before the release, or before anything was begun.
  if (died && (validatedOn === undefined || firstReleasedOn === undefined)) return "cancelledBeforeRelease";
  if (validatedOn === undefined) return "validating";
  if (firstReleasedOn === undefined) return "preparing";
  const end = endOf(context);
  if (end)
    return !isFinished(context, end) ? "removing" : end.because === "lastDayReached" ? "completed" : "endedEarly";
  return isPaused(context.recalls) ? "recalled" : "onLicence";
}

/** The criteria that fail: for the planned release, or as they stood on the day of the release itself. */
export function failuresOf(context: EmTagContext): ReturnType<typeof failedCriteria> {
  return context.firstReleasedOn === undefined
    ? failedCriteria(context, context.release.plannedOn)
    : (context.failedAtRelease ?? []);
}

/** How monitoring has ended, and through which day it could run. */
export interface End {
  readonly because: "lastDayReached" | EarlyEnd;
  /** The last day on which anybody may have been monitored. */
  readonly lastDay: LocalDate;
}

/** The end of monitoring once it has come. */
export function endOf(context: EmTagContext): End | undefined {
  const { ended, died, firstReleasedOn } = context;
  if (firstReleasedOn === undefined) return undefined;
  if (ended) return { because: ended.because, lastDay: ended.on };
  const lastDay = lastDayOf(context);
  const day = today(context);
  const over = licenceEnd(context.licence);
  // While the clock stands still the last day is not known: the licence is what ends.
  if (died && died.on <= (isPaused(context.recalls) ? over : lastDay)) return { because: "died", lastDay: died.on };
  if (isPaused(context.recalls)) {
    return day > over ? { because: "licenceEndedInRecall", lastDay: recalledOn(context) ?? over } : undefined;
  }
  if (day <= lastDay) return undefined;
  return { because: wasFitted(context) ? "lastDayReached" : "neverFitted", lastDay };
}

/** The last monitored day, worked out and explained. Only after a release. */
export function period(context: EmTagContext): LastMonitoredDay {
  const { firstReleasedOn = today(context), recalls, licence, criteria } = context;
  return lastMonitoredDay({
    firstReleasedOn,
    recalls,
    licenceEndsOn: licence.endsOn,
    sentenceEndsOn: licence.sentenceEndsOn,
    monthsAtMost: criteriaOn(criteria, firstReleasedOn)?.monitoredMonthsAtMost ?? 12,
  });
}

export function lastDayOf(context: EmTagContext): LocalDate {
  return period(context).on;
}

/** The day the recall that stands took effect. */
export function recalledOn({ recalls }: Pick<EmTagContext, "recalls">): LocalDate | undefined {
  return isPaused(recalls) ? recalls.at(-1)?.from : undefined;
}

/** A tag was fitted at some time in this case. */
export function wasFitted({ equipment }: Pick<EmTagContext, "equipment">): boolean {
  return equipment.some(({ kind }) => kind === "tag");
}

/** Equipment that has not come back. */
export function outstanding({ equipment }: Pick<EmTagContext, "equipment">): readonly Equipment[] {
  return equipment.filter(({ backOn }) => backOn === undefined);
}

/** Equipment that monitors now: fitted since the latest release and not back. */
export function inUse(context: EmTagContext): readonly Equipment[] {
  return outstanding(context).filter(({ afterRecalls }) => afterRecalls === context.recalls.length);
}

/** Fitted before the latest recall: it should have come back then. */
export function leftBehind(context: EmTagContext): readonly Equipment[] {
  return outstanding(context).filter(({ afterRecalls }) => afterRecalls < context.recalls.length);
}

export function isTagOn(context: EmTagContext): boolean {
  return inUse(context).some(({ kind }) => kind === "tag");
}

/** Nothing is left to do: everything is back, and the person has been told, unless they have died. */
function isFinished(context: EmTagContext, end: End): boolean {
  return outstanding(context).length === 0 && (context.toldOfEnd === end.lastDay || context.died !== undefined);
}

/** The tag is off, or EMS has confirmed that it monitors nothing after the last day; nobody is left after a death. */
export function isSwitchedOff(context: EmTagContext): boolean {
  const end = endOf(context);
  const tagIsOut = outstanding(context).some(({ kind }) => kind === "tag");
  return !tagIsOut || context.died !== undefined || (end !== undefined && context.switchedOffAfter === end.lastDay);
}

/**
 * From when on a tag that is still on is monitored past the end: the end of the last day; of today when monitoring was
 * ended in the course of the day.
 */
export function switchOffDueAt(context: EmTagContext): Instant {
  const lastDay = endOf(context)?.lastDay ?? today(context);
  return lastDay < today(context) ? context.now : Math.min(endOfDay(context.calendar, lastDay), endOfToday(context));
}
