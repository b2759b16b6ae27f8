import { addMonths, daysBetween } from "../shared/calendar/civil-date.ts";
import { dateInWords } from "../shared/calendar/london.ts";
import type { LocalDate } from "../shared/time.ts";
import type { Criteria } from "./criteria-policy.ts";
import type { EmTagContext } from "./context.ts";
import type { Sentences, SingleSentence } from "./sentence.ts";
import { compareTerms, reaches, termInWords } from "./term.ts";

/** What eligibility is judged by. */
export type Judged = Pick<
  EmTagContext,
  "person" | "sentences" | "licence" | "residence" | "postSentenceSupervision" | "alreadyTaggedForFullPeriod"
> &
  Partial<Pick<EmTagContext, "unsuitable">>;

interface Question {
  readonly facts: Judged;
  readonly criteria: Criteria;
  readonly releasedOn: LocalDate;
  /** The single sentence for the acquisitive offence. */
  readonly sentence: SingleSentence;
}

/** Each criterion: what it asks, in a sentence, and whether it holds. Source: processes.md section 2, Eligibility. */
const CRITERIA = {
  adult: {
    asks: ({ criteria }) => `Aged ${criteria.adultAt} or over on the day of the release`,
    holds: ({ facts, criteria, releasedOn }) => attains(facts.person.dateOfBirth, criteria.adultAt) <= releasedOn,
  },
  specifiedOffence: {
    asks: () => "Convicted of a specified acquisitive offence",
    holds: ({ sentence, criteria }) => criteria.specifiedOffences.includes(sentence.offence),
  },
  standardDeterminateSentence: {
    asks: () => "The sentence for that offence itself is a Standard Determinate Sentence",
    holds: ({ sentence }) => sentence.type === "standardDeterminate",
  },
  minimumLength: {
    asks: ({ criteria }) => `The sentence for that offence is at least ${termInWords(criteria.minimumTerm)}`,
    holds: ({ sentence: { term, sentencedOn }, criteria }) =>
      term !== undefined && reaches(term, criteria.minimumTerm, sentencedOn),
  },
  longestSentence: {
    asks: ({ criteria }) =>
      `It is the longest${criteria.equalLongestCounts ? " or equal longest" : ""} of all the single sentences being served`,
    holds: (question) => others(question.facts.sentences).every((other) => isNotBeatenBy(question, other)),
  },
  licenceLeft: {
    asks: ({ criteria }) =>
      `At least ${criteria.minimumLicenceDays} days of licence are left at this release, the first and the last counted`,
    holds: ({ facts, criteria, releasedOn }) => licenceDaysLeft(facts, releasedOn) >= criteria.minimumLicenceDays,
  },
  onLicence: {
    asks: () => "Released on licence, not on Post Sentence Supervision",
    holds: ({ facts }) => !facts.postSentenceSupervision,
  },
  specifiedArea: {
    asks: ({ criteria }) =>
      `Will reside ${criteria.noFixedAbodeCounts ? "" : "at an address "}in a specified police force area`,
    holds: ({ facts: { residence }, criteria }) =>
      criteria.specifiedAreas.includes(residence.policeForceArea) &&
      (criteria.noFixedAbodeCounts || !residence.noFixedAbode),
  },
  notTaggedBefore: {
    asks: () => "Not already tagged for the full period on the same sentence",
    holds: ({ facts }) => !facts.alreadyTaggedForFullPeriod,
  },
  suitable: {
    asks: () => "Not otherwise unsuitable for monitoring",
    holds: ({ facts }) => facts.unsuitable === undefined,
  },
} as const satisfies Record<string, Criterion>;

interface Criterion {
  readonly asks: (question: Question) => string;
  readonly holds: (question: Question) => boolean;
}

export type CriterionCode = keyof typeof CRITERIA | "orderInForce";

/** What is asked of a release itself; the rest must go on holding while the person is monitored. */
const OF_THE_RELEASE: readonly CriterionCode[] = ["adult", "licenceLeft", "notTaggedBefore", "orderInForce"];

/** The version of the criteria in force on a release's date; none before the Order. */
export function criteriaOn(versions: readonly Criteria[], releasedOn: LocalDate): Criteria | undefined {
  return versions.find(
    ({ validFrom, validTo }) => validFrom <= releasedOn && (validTo === undefined || releasedOn <= validTo),
  );
}

/** Every criterion that fails for a release on this date, all together; empty when the person is eligible. */
export function failedCriteria(
  facts: Judged & Pick<EmTagContext, "criteria">,
  releasedOn: LocalDate,
): readonly CriterionCode[] {
  const question = asked(facts, releasedOn);
  if (!question) return ["orderInForce"];
  const codes = Object.keys(CRITERIA) as (keyof typeof CRITERIA)[];
  return codes.filter((code) => !CRITERIA[code].holds(question));
}

/** The criteria that have stopped holding for somebody released already. */
export function noLongerMet(
  facts: Judged & Pick<EmTagContext, "criteria">,
  releasedOn: LocalDate,
): readonly CriterionCode[] {
  return failedCriteria(facts, releasedOn).filter((code) => !OF_THE_RELEASE.includes(code));
}

/** What a criterion asks, in the version for a release on this date. */
export function criterionInWords(
  code: CriterionCode,
  facts: Judged & Pick<EmTagContext, "criteria">,
  releasedOn: LocalDate,
): string {
  const question = asked(facts, releasedOn);
  if (code === "orderInForce" || !question)
    return `Released on or after ${dateInWords(facts.criteria[0]?.validFrom ?? releasedOn)}, when the Order came into force`;
  return CRITERIA[code].asks(question);
}

/** Days of licence left at a release, its own day and the last one counted. */
export function licenceDaysLeft({ licence }: Pick<EmTagContext, "licence">, releasedOn: LocalDate): number {
  return daysBetween(releasedOn, licenceEnd(licence)) + 1;
}

/** The earlier of licence and sentence end: nobody is on licence after either. */
export function licenceEnd({ endsOn, sentenceEndsOn }: EmTagContext["licence"]): LocalDate {
  return sentenceEndsOn < endsOn ? sentenceEndsOn : endsOn;
}

/** The day on which somebody attains an age; whoever was born on 29 February does so on 1 March of other years. */
export function attains(dateOfBirth: LocalDate, age: number): LocalDate {
  const birthday = addMonths(dateOfBirth, age * 12);
  return dateOfBirth.endsWith("-02-29") && birthday.endsWith("-02-28") ? `${birthday.slice(0, 4)}-03-01` : birthday;
}

function asked(facts: Judged & Pick<EmTagContext, "criteria">, releasedOn: LocalDate): Question | undefined {
  const criteria = criteriaOn(facts.criteria, releasedOn);
  const sentence = facts.sentences.all.find(({ id }) => id === facts.sentences.forTheOffence);
  return criteria && sentence && { facts, criteria, releasedOn, sentence };
}

function others({ all, forTheOffence }: Sentences): readonly SingleSentence[] {
  return all.filter(({ id }) => id !== forTheOffence);
}

/** A longer or indeterminate sentence beats it; one of the same length does where a tie does not count. */
function isNotBeatenBy({ sentence, criteria }: Question, other: SingleSentence): boolean {
  if (sentence.term === undefined) return true;
  if (other.term === undefined) return false;
  const difference = compareTerms(
    { term: sentence.term, sentencedOn: sentence.sentencedOn },
    { term: other.term, sentencedOn: other.sentencedOn },
  );
  return criteria.equalLongestCounts ? difference >= 0 : difference > 0;
}
