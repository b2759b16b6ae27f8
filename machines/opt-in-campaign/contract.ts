import { z } from "zod";
import { campaignDates, campaignTerms, qaEvent } from "../opt-in-letter/contract.ts";
import { corrected, noteAdded, roleReassigned, withdrawalEvents } from "../shared/case-life/at-any-time-events.ts";
import { text } from "../shared/fields.ts";
import { policyOn } from "../shared/policy.ts";
import type { EventContract, EventsOf, ProcessContract } from "../shared/process-contract.ts";
import { campaignPolicy } from "./policy.ts";
import { assumptions } from "./assumptions.ts";
import { columns, rowToInput } from "./roster.ts";
import { words } from "./words.ts";

export const input = campaignTerms.safeExtend({ name: text("Name of the campaign, for colleagues", 120) });

const DATES = { lettersFrom: "2027-01-11", closesOn: "2027-01-31", lateAnswersUntil: "2027-02-28" };

export const events = {
  rosterSubmitted: {
    body: z.strictObject({
      importId: z
        .string()
        .regex(/^[a-f0-9]{32}$/, "Must be the id that submitting the file answered with")
        .meta({ description: "The stored file" }),
      lines: z.int().min(1).max(100_000).meta({ description: "Rows in the file, the header not counted" }),
    }),
    description: "A file of employees has been stored. Every valid row becomes a case; a repeat starts nobody twice.",
    sentBy: ["harmonisationTeam"],
    example: { importId: "0123456789abcdef0123456789abcdef", lines: 12 },
  },
  newsPublished: {
    body: z.strictObject({ headline: text("Headline", 120), news: text("The news itself", 4000) }),
    description: "News for everyone who awaits the letter. Their fortnight starts again.",
    sentBy: ["harmonisationTeam"],
    example: { headline: "Letters in January", news: "SSCL has confirmed that letters go out from 11 January." },
  },
  campaignDatesChanged: {
    body: z.strictObject(campaignDates),
    description: "The dates have moved, for the campaign and for every one of its letters.",
    sentBy: ["harmonisationTeam"],
    example: DATES,
  },
  qaEventScheduled: {
    body: qaEvent,
    description: "A question and answer event was added or moved. Everyone who has not answered is invited.",
    sentBy: ["harmonisationTeam"],
    example: { id: "teams-2", on: "2027-01-20", at: "12:30", joinAt: "https://example.org/join/teams-2" },
  },
  refusedRowsReviewed: {
    body: z.strictObject({}),
    description: "The refused rows have been looked at: corrected in a new file, or rightly left out.",
    sentBy: ["harmonisationTeam"],
    example: {},
  },
  noteAdded: noteAdded(["harmonisationTeam", "hrOperations", "hrLead"]),
  ownerReassigned: roleReassigned(["harmonisationTeam", "hrLead"], ["hrLead", "harmonisationTeam"]),
  withdrawn: {
    ...withdrawalEvents(["harmonisationTeam"], ["startedInError", "postponed"]).withdrawn,
    description: "The campaign is withdrawn. Only while nobody has been imported.",
  },
  corrected: {
    ...corrected(["harmonisationTeam"]),
    description:
      "An earlier event was entered wrongly. Dates moved by mistake are put back. A question and answer event is put right by scheduling it again under its id.",
  },
} satisfies Record<string, EventContract>;

export type CampaignInput = z.output<typeof input>;
export type CampaignEvent = EventsOf<typeof events>;

export const optInCampaign = {
  process: "optInCampaign",
  title: "Opt-in campaign",
  description:
    "The dates, the letter and the people of one opt-in exercise: starts and informs one opt-in letter per employee.",
  input,
  inputExample: { name: "Harmonisation 2027", ...DATES, letterVersion: "2027-01", updateEveryDays: 14, qaEvents: [] },
  startedBy: ["harmonisationTeam"],
  events,
  words,
  messages: {},
  opening: (_input: CampaignInput) => ({ identifiers: [] }),
  claims: (_input: CampaignInput) => [],
  refuseStart: ({ lateAnswersUntil }: CampaignInput, today: string) =>
    lateAnswersUntil < today
      ? [{ code: "campaignOver", field: "lateAnswersUntil", message: "The campaign is over" }]
      : [],
  policies: { settings: campaignPolicy },
  assumptions,
  policy: (_input: CampaignInput, today: string) => ({ policy: policyOn(campaignPolicy, today) }),
  members: { process: "optInLetter", columns, toInput: rowToInput },
} satisfies ProcessContract;
