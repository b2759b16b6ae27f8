import { toProgramme } from "../bbr-shared/between-cases.ts";
import {
  aboutAPersonEvents,
  alertEvents,
  atAnyTimeEvents,
  withdrawalEvents,
} from "../shared/case-life/at-any-time-events.ts";
import { isHeldAgain } from "../shared/case-life/held-again.ts";
import { policyOn } from "../shared/policy.ts";
import type { EventContract, EventsOf, ProcessContract } from "../shared/process-contract.ts";
import { assumptions } from "./assumptions.ts";
import { participantClaim } from "./claims.ts";
import { WITHDRAWAL_REASONS } from "./codes.ts";
import { deliveryEvents } from "./delivery-events.ts";
import { enforcementEvents } from "./enforcement-events.ts";
import { input, inputExample, type BbrInput } from "./input.ts";
import { messages } from "./messages.ts";
import { bbrEligibility, bbrSettings } from "./policy.ts";
import { referralEvents } from "./referral-events.ts";
import { startRefusals } from "./start-refusals.ts";
import { words } from "./words.ts";

const STAFF = [
  "practitioner",
  "seniorProbationOfficer",
  "programmeTeam",
  "treatmentManager",
  "facilitator",
  "dutyManager",
] as const;

const atAnyTime = atAnyTimeEvents({
  staff: STAFF,
  owners: ["practitioner", "seniorProbationOfficer"],
  recipients: ["person", "owner", "dutyManager", "programmeTeam", "facilitator"],
});

export const events = {
  ...referralEvents,
  ...toProgramme,
  ...deliveryEvents,
  ...enforcementEvents,
  ...atAnyTime,
  corrected: {
    ...atAnyTime.corrected,
    claims: (body: { readonly entry: number }, facts: Readonly<Record<string, unknown>>) =>
      isHeldAgain(body, facts) ? [participantClaim((facts["person"] as { readonly crn: string }).crn)] : [],
  },
  ...aboutAPersonEvents(STAFF),
  ...withdrawalEvents(["practitioner", "programmeTeam", "treatmentManager"], WITHDRAWAL_REASONS),
  ...alertEvents(STAFF),
} as const satisfies Record<string, EventContract>;

export type BbrEvent = EventsOf<typeof events>;

export const bbrProgramme = {
  process: "bbrProgramme",
  title: "Building Better Relationships: a participant's programme",
  description:
    "One man's way through the programme: referral, assessment, a place in a group, four modules with a one-to-one after each, and the review.",
  input,
  inputExample,
  startedBy: ["practitioner", "courtTeam", "programmeTeam"],
  events,
  words,
  messages,
  opening: ({ region, person }: BbrInput) => ({
    region,
    identifiers: [{ kind: "crn" as const, value: person.crn }],
  }),
  restrictedBy: "restrictedTo",
  claims: ({ person }: BbrInput) => [participantClaim(person.crn)],
  refuseStart: startRefusals,
  policies: { settings: bbrSettings, eligibility: bbrEligibility },
  assumptions,
  belongsTo: "bbrGroup",
  // Settings are pinned; eligibility is judged by the version in force on the day of the referral.
  policy: (_input: BbrInput, today: string) => ({
    policy: policyOn(bbrSettings, today),
    eligibility: bbrEligibility,
  }),
} satisfies ProcessContract;
