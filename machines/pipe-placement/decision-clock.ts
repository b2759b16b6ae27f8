import type { CalendarData } from "../shared/calendar/calendar-data.ts";
import { daysBetween } from "../shared/calendar/civil-date.ts";
import {
  deadlineInLondon,
  endOfDay,
  inLondon,
  instantAt,
  localDateOf,
  localTimeOf,
} from "../shared/calendar/london.ts";
import { addWorkingDays, isWorkingDay, nextWorkingDay, workingDaysBetween } from "../shared/calendar/working-days.ts";
import { isPaused, timePaused, type Pauses } from "../shared/case-life/pausing-clock.ts";
import type { Instant, LocalDate, LocalTime } from "../shared/time.ts";

/**
 * The clock of the decision (processes.md section 4, Deadline for a decision), counted as a person would count it:
 * when it starts, how fast it runs, what stopped it, when it ends. Pure: nothing is kept, everything is worked out.
 */
export interface ClockPolicy {
  readonly standardWorkingDays: number;
  readonly shortNoticeWithinDays: number;
  readonly shortNoticeWorkingDays: number;
  readonly emergencyWithinDays: number;
  readonly emergencyHours: number;
  readonly startsTheSameDayBefore: LocalTime;
  readonly otherwiseStartsAt: LocalTime;
}

export interface DecisionClock {
  readonly calendar: CalendarData;
  readonly policy: ClockPolicy;
  readonly submittedAt: Instant;
  /** Intended arrival: the earliest one known since the submission; absent when none is known. */
  readonly arrivalOn: LocalDate | undefined;
  /** When a decider asked for more, and when it was answered. */
  readonly pauses: Pauses<Instant>;
}

export type Speed = "standard" | "shortNotice" | "emergency";

/** How fast the clock runs: by the calendar days from the submission to the arrival, the submission day not counted. */
export function speedOf({ calendar, policy, submittedAt, arrivalOn }: DecisionClock): Speed {
  if (arrivalOn === undefined) return "standard";
  const days = daysBetween(localDateOf(calendar, submittedAt), arrivalOn);
  if (days <= policy.emergencyWithinDays) return "emergency";
  return days <= policy.shortNoticeWithinDays ? "shortNotice" : "standard";
}

/** At submission when before 13:00 on a working day, else 09:00 on the next working day. */
export function startsAt({ calendar, policy, submittedAt }: DecisionClock): Instant {
  const day = localDateOf(calendar, submittedAt);
  const intime = isWorkingDay(calendar, day) && localTimeOf(calendar, submittedAt) < policy.startsTheSameDayBefore;
  return intime ? submittedAt : instantAt(calendar, nextWorkingDay(calendar, day), policy.otherwiseStartsAt);
}

/**
 * When the decision is due, by the pauses that are over. Working days end at 24:00 and are lengthened by the working
 * days paused; two hours end to the minute and are lengthened by the time paused.
 * @throws CalendarHorizonError
 */
export function decisionDueAt(clock: DecisionClock): Instant {
  const { calendar, policy, pauses } = clock;
  const start = startsAt(clock);
  const speed = speedOf(clock);
  if (speed === "emergency") {
    const paused = timePaused(pauses, (from, to) => Math.max(0, to - Math.max(from, start)));
    return start + policy.emergencyHours * 3_600_000 + paused;
  }
  const days = speed === "standard" ? policy.standardWorkingDays : policy.shortNoticeWorkingDays;
  const begun = localDateOf(calendar, start);
  return endOfDay(calendar, addWorkingDays(calendar, begun, days + workingDaysPaused(clock)));
}

/** Working days on which the clock stood still: asked and answered on one day are none. */
export function workingDaysPaused(clock: DecisionClock): number {
  const { calendar, pauses } = clock;
  const start = startsAt(clock);
  return timePaused(pauses, (from, to) =>
    to <= start
      ? 0
      : workingDaysBetween(calendar, localDateOf(calendar, Math.max(from, start)), localDateOf(calendar, to)),
  );
}

/** Whether it stands still now. */
export function standsStill({ pauses }: DecisionClock): boolean {
  return isPaused(pauses);
}

/** The whole reckoning in sentences, for the people who have to keep to it. */
export function clockInWords(clock: DecisionClock): string {
  const { calendar, policy } = clock;
  const speed = {
    standard: `${policy.standardWorkingDays} working days`,
    shortNotice: `${policy.shortNoticeWorkingDays} working days, as the arrival is within ${policy.shortNoticeWithinDays} days of the submission`,
    emergency: `${policy.emergencyHours} hours, as the arrival is within ${policy.emergencyWithinDays} days of the submission`,
  }[speedOf(clock)];
  const paused = workingDaysPaused(clock);
  const lengthened = speedOf(clock) !== "emergency" && paused > 0 ? ` It stood still for ${paused} working days.` : "";
  const begins = `The clock starts on ${inLondon(calendar, startsAt(clock))}.`;
  const ends = standsStill(clock)
    ? "It stands still until the further information arrives."
    : `A decision is due by ${deadlineInLondon(calendar, decisionDueAt(clock))}.`;
  return `${begins} It allows ${speed}.${lengthened} ${ends}`;
}
