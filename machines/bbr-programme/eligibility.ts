import { dateInWords } from "../shared/calendar/london.ts";
import type { Refusal } from "../shared/process-definition.ts";
import { unless } from "../shared/case-life/refusing.ts";
import type { LocalDate } from "../shared/time.ts";
import type { Eligibility } from "./policy.ts";

/** What eligibility is judged by. */
export interface Candidate {
  readonly person: { readonly dateOfBirth: LocalDate; readonly sex: string };
  readonly offence: {
    readonly convicted: boolean;
    readonly intimatePartnerViolence: boolean;
    readonly againstFemalePartner: boolean;
  };
  readonly risk: string;
  readonly referral: { readonly order: string; readonly programmeIsRequirement: boolean };
  readonly willing: boolean;
}

/** What is offered instead to whom the programme is not for. Source: processes.md section 3, Eligible. */
const ALTERNATIVE: Refusal = {
  code: "structuredInterventions",
  message: "Structured Interventions are the alternative: please consider them",
};

/** The criteria that are not met, and what to consider instead: how a refused start says it. */
export const withAlternative = (failed: readonly Refusal[]): readonly Refusal[] =>
  failed.length > 0 ? [...failed, ALTERNATIVE] : [];

/**
 * Every criterion that is not met on the day of the referral, all of them at once; empty when the person is eligible.
 * A proposal has no referral yet: without a day, age is not judged. Barriers are not judged here: they first prompt the
 * exceptional decision on the format. Source: processes.md section 3, Eligible.
 */
export function failedCriteria(
  { person, offence, risk, referral, willing }: Candidate,
  on: LocalDate | undefined,
  { adultFrom, risks, orders }: Eligibility,
): readonly Refusal[] {
  const adult = on === undefined || birthday(person.dateOfBirth, adultFrom) <= on;
  return [
    ...unless(person.sex === "male", "notMale", "The programme is for men", "person.sex"),
    ...unless(
      adult,
      "notAdult",
      `Must be ${adultFrom} or older on the day of the referral${on === undefined ? "" : `, ${dateInWords(on)}`}`,
      "person.dateOfBirth",
    ),
    ...unless(
      offence.convicted && offence.intimatePartnerViolence,
      "noPartnerViolenceOffence",
      "Must be convicted of an intimate partner violence offence, index or historical",
      "offence",
    ),
    ...unless(
      offence.againstFemalePartner,
      "notAgainstFemalePartner",
      "The offence must be against a female partner",
      "offence.againstFemalePartner",
    ),
    ...unless(
      risks.includes(risk),
      "riskTooLow",
      `The risk of future partner violence must be ${risks.join(" or ")}`,
      "risk",
    ),
    ...unless(
      orders.includes(referral.order) && referral.programmeIsRequirement,
      "notRequired",
      "The programme must be a requirement of a community order or suspended sentence order, a licence condition or part of Post Sentence Supervision",
      "referral",
    ),
    ...unless(willing, "notWilling", "Must be willing to take part", "willing"),
  ];
}

/** Somebody born on 29 February comes of age on 1 March of a year without that day: dates compare as text. */
function birthday(dateOfBirth: LocalDate, age: number): string {
  const year = Number(dateOfBirth.slice(0, 4)) + age;
  return `${String(year).padStart(4, "0")}${dateOfBirth.slice(4)}`;
}
