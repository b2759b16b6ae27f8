import { addDays, daysBetween, lastDayOfMonths } from "../shared/calendar/civil-date.ts";
import type { LocalDate } from "../shared/time.ts";

/** The length of one single sentence in the units the court stated: two years, six months, 120 days. */
export interface Term {
  readonly years?: number | undefined;
  readonly months?: number | undefined;
  readonly weeks?: number | undefined;
  readonly days?: number | undefined;
}

/** Only years and months were stated. */
function monthsOf({ years = 0, months = 0, weeks = 0, days = 0 }: Term): number | undefined {
  return weeks === 0 && days === 0 ? years * 12 + months : undefined;
}

/**
 * The days of a term that begins on the sentence date, that day counted: months are turned into days from there
 * (processes.md section 2, Eligibility; a month ends the day before the same day of the next).
 */
export function termInDays(term: Term, sentencedOn: LocalDate): number {
  const { years = 0, months = 0, weeks = 0, days = 0 } = term;
  const last = addDays(lastDayOfMonths(sentencedOn, years * 12 + months), weeks * 7 + days);
  return daysBetween(sentencedOn, last) + 1;
}

/**
 * Whether a term reaches a minimum. Both stated in months are compared in months, so that "12 months" reaches a minimum
 * of 12 months whatever year it is; anything else in days from the sentence date.
 */
export function reaches(term: Term, minimum: Term, sentencedOn: LocalDate): boolean {
  const months = monthsOf(term);
  const least = monthsOf(minimum);
  if (months !== undefined && least !== undefined) return months >= least;
  return termInDays(term, sentencedOn) >= termInDays(minimum, sentencedOn);
}

interface Sentenced {
  readonly term: Term;
  readonly sentencedOn: LocalDate;
}

/** Above, below or nought: how one single sentence compares with another, each in days from its own sentence date. */
export function compareTerms(one: Sentenced, other: Sentenced): number {
  const [months, otherMonths] = [monthsOf(one.term), monthsOf(other.term)];
  if (months !== undefined && otherMonths !== undefined) return months - otherMonths;
  return termInDays(one.term, one.sentencedOn) - termInDays(other.term, other.sentencedOn);
}

/** `2 years 6 months`, as it was stated. */
export function termInWords(term: Term): string {
  const units = ["years", "months", "weeks", "days"] as const;
  const said = units.flatMap((unit) => {
    const count = term[unit] ?? 0;
    return count === 0 ? [] : [`${count} ${count === 1 ? unit.slice(0, -1) : unit}`];
  });
  return said.join(" ");
}
