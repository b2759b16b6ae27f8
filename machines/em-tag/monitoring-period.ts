import { addDays, daysBetween, lastDayOfMonths } from "../shared/calendar/civil-date.ts";
import { dateInWords } from "../shared/calendar/london.ts";
import { isPaused, timePaused, type Pauses } from "../shared/case-life/pausing-clock.ts";
import type { LocalDate } from "../shared/time.ts";

/** What the end of monitoring is worked out from. */
export interface PeriodFacts {
  readonly firstReleasedOn: LocalDate;
  /** From the day a recall takes effect to the day of the re-release. */
  readonly recalls: Pauses<LocalDate>;
  readonly licenceEndsOn: LocalDate;
  readonly sentenceEndsOn: LocalDate;
  readonly monthsAtMost: number;
}

export interface LastMonitoredDay {
  /** Monitored through 24:00 of this London date. */
  readonly on: LocalDate;
  readonly because: "licenceEnd" | "sentenceEnd" | "months";
  /** Whole days off licence that do not count towards the months. */
  readonly daysOffLicence: number;
  /** How it was worked out, a sentence each. */
  readonly steps: readonly string[];
}

/**
 * The last monitored day: the earlier of the licence (or sentence) end and first release + 12 months − 1 day + the whole
 * days strictly between each recall taking effect and its re-release. Source: processes.md section 2, Monitoring; [SI]
 * 2021/330, article 4, excludes "any period where the qualifying offender is no longer released on licence".
 */
export function lastMonitoredDay(facts: PeriodFacts): LastMonitoredDay {
  const { firstReleasedOn, recalls, licenceEndsOn, sentenceEndsOn, monthsAtMost } = facts;
  const daysOffLicence = timePaused(recalls, wholeDaysBetween);
  const unpaused = lastDayOfMonths(firstReleasedOn, monthsAtMost);
  const months = addDays(unpaused, daysOffLicence);
  const licence = sentenceEndsOn < licenceEndsOn ? sentenceEndsOn : licenceEndsOn;
  const because = months < licence ? "months" : licence < licenceEndsOn ? "sentenceEnd" : "licenceEnd";
  const on = because === "months" ? months : licence;
  return {
    on,
    because,
    daysOffLicence,
    steps: [
      `First released on ${dateInWords(firstReleasedOn)}: ${monthsAtMost} months end on ${dateInWords(unpaused)}.`,
      ...recalls.map(recallStep),
      ...(daysOffLicence > 0
        ? [`${days(daysOffLicence)} off licence move the end of the months to ${dateInWords(months)}.`]
        : []),
      `The ${because === "sentenceEnd" ? "sentence" : "licence"} ends on ${dateInWords(licence)}.`,
      isPaused(recalls)
        ? "The last monitored day is the earlier. It is worked out at a re-release: time off licence does not count."
        : `The last monitored day is the earlier: ${dateInWords(on)}, to 24:00.`,
    ],
  };
}

/** Days that are neither the day a recall took effect nor that of the re-release: on both the person was on licence. */
export function wholeDaysBetween(recalledOn: LocalDate, reReleasedOn: LocalDate): number {
  return Math.max(0, daysBetween(recalledOn, reReleasedOn) - 1);
}

function recallStep({ from, to }: Pauses<LocalDate>[number]): string {
  return to === undefined
    ? `Recalled with effect from ${dateInWords(from)}: the clock stands still until a re-release.`
    : `Recalled with effect from ${dateInWords(from)}, re-released on ${dateInWords(to)}: ${days(wholeDaysBetween(from, to))} off licence.`;
}

function days(count: number): string {
  return count === 1 ? "1 day" : `${count} days`;
}
