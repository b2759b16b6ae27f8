import { unless } from "../shared/case-life/refusing.ts";
import { isInForce, policyOn } from "../shared/policy.ts";
import type { Refusal } from "../shared/process-definition.ts";
import type { LocalDate } from "../shared/time.ts";
import { failedCriteria, withAlternative } from "./eligibility.ts";
import type { BbrInput } from "./input.ts";
import { bbrEligibility } from "./policy.ts";

/**
 * Why a case must not be started: impossible dates, and every criterion that is not met, all together and with the
 * alternative. A proposal is judged on everything but age, which counts on the day of the referral. Source: processes.md section 3, Eligible.
 */
export function startRefusals(input: BbrInput, today: LocalDate): readonly Refusal[] {
  const { referral, person } = input;
  const { stage, on, endsOn } = referral;
  const isKnown = bbrEligibility.some((version) => isInForce(version, on));
  const dates = [
    ...unless(on <= today, "dateInFuture", "Must not be in the future", "referral.on"),
    ...unless(isKnown, "dateTooEarly", "No criteria are known for so early a day", "referral.on"),
    ...unless(person.dateOfBirth < on, "dateImpossible", "Must be before the referral", "person.dateOfBirth"),
    ...unless(
      stage === "proposed" || endsOn !== undefined,
      "sentenceEndMissing",
      "Must be given once the programme is a requirement",
      "referral.endsOn",
    ),
    ...unless(
      endsOn === undefined || endsOn >= today,
      "sentenceOver",
      "The sentence has ended already",
      "referral.endsOn",
    ),
    ...unless(
      person.safeNumber === undefined || person.safeNumber.confirmedSafeOn <= today,
      "dateInFuture",
      "Must not be in the future",
      "person.safeNumber.confirmedSafeOn",
    ),
  ];
  if (!isKnown) return dates;
  const failed = failedCriteria(input, stage === "proposed" ? undefined : on, policyOn(bbrEligibility, on));
  return [...dates, ...withAlternative(failed)];
}
