import type { PolicyVersion } from "../shared/policy.ts";

/** The numbers of a campaign itself; those of its letters are the opt-in letter's policy. */
export interface CampaignPolicy {
  readonly reviewDueInWorkingDays: number;
  readonly staysDays: number;
}

export const campaignPolicy: readonly PolicyVersion<CampaignPolicy>[] = [
  {
    validFrom: "2022-11-01",
    items: {
      reviewDueInWorkingDays: { value: 2, source: "A refused row is a person who gets no letter", assumption: true },
      staysDays: { value: 28, source: "design.md, Outcomes: notes still arrive", assumption: true },
    },
  },
];
