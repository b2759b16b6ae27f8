import type { Body } from "./context.ts";

/** The PIPE model criteria in words, for those who decide. Source: processes.md section 4, Referral. */
const CRITERIA = {
  likelySeverePersonalityDisorder: "a severe personality disorder is likely",
  highRiskOfHarm: "presents a high risk of harm",
  screenedIn: "screened in to the OPD pathway",
  pipeRecommended: "a PIPE is recommended in the pathway plan",
} as const;

/** The criteria that are not met, in words; empty when all are. They are told to the deciders, who decide. */
export function unmetCriteria(criteria: Body<"criteriaChecked">): string[] {
  return Object.entries(CRITERIA)
    .filter(([name]) => !criteria[name as keyof typeof CRITERIA])
    .map(([, words]) => words);
}
