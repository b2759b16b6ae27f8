import { z } from "zod";
import { explanation } from "../shared/case-life/at-any-time-events.ts";
import { localDate, text } from "../shared/fields.ts";
import type { EventContract } from "../shared/process-contract.ts";
import { EXIT_REASONS } from "./codes.ts";
import { ENFORCEMENT_ACTIONS } from "./enforcement-routes.ts";

const MANAGING = ["practitioner", "seniorProbationOfficer", "enforcementOfficer"] as const;

/** Safeguarding, enforcement, and what interrupts or ends a programme. */
export const enforcementEvents = {
  riskOfHarmDisclosed: {
    body: z.strictObject({ summary: text("What was disclosed, for those who must act", 2000) }),
    description: "A risk of harm was disclosed. The practitioner and the duty manager are alerted at once.",
    sentBy: ["facilitator", "treatmentManager", "programmeTeam", "practitioner"],
    example: { summary: "Says he knows where his former partner lives now." },
  },
  safeguardingReviewed: {
    body: z.strictObject({
      review: z.int().min(0).meta({ description: "Number of the timeline entry that opened the review" }),
      outcome: text("What was found and done for partner and children", 2000),
    }),
    description: "The partner and child safeguarding review has been done.",
    sentBy: ["practitioner", "seniorProbationOfficer"],
    example: { review: 12, outcome: "Women's safety worker told; no new concern." },
  },
  otherRequirementFailed: {
    body: z.strictObject({
      on: localDate.meta({ description: "Day of the failure" }),
      requirement: text("Requirement not complied with", 300),
    }),
    description: "Another requirement of the order was not complied with, without acceptable excuse. It counts.",
    sentBy: MANAGING,
    example: { on: "2027-02-10", requirement: "Unpaid work" },
  },
  enforcementDecided: {
    body: z.strictObject({
      failure: z.int().min(0).meta({ description: "Number of the timeline entry that recorded the failure first" }),
      action: z.enum(ENFORCEMENT_ACTIONS).meta({ description: "What is done; each kind of order has its own" }),
      on: localDate.meta({ description: "Day of the decision; a warning counts from this day" }),
      explanation,
    }),
    description: "A failure to attend or comply is answered: excused, a warning, breach, recall or nothing further.",
    sentBy: MANAGING,
    example: { failure: 14, action: "warned", on: "2027-01-28", explanation: "First absence." },
  },
  proceedingsEnded: {
    body: z.strictObject({
      decision: z.enum(["continues", "ends"]).meta({ description: "Whether the programme goes on" }),
      explanation,
    }),
    description: "Breach or recall is over: the person is assessed again, or the programme ends.",
    sentBy: MANAGING,
    example: { decision: "continues", explanation: "The order continues with the requirement." },
  },
  returnedToCourt: {
    body: z.strictObject({ on: localDate.meta({ description: "Day of the return" }), explanation }),
    description: "The order goes back to court to be changed. The place is given up meanwhile.",
    sentBy: [...MANAGING, "courtTeam"],
    example: { on: "2027-03-01", explanation: "Application to vary the requirement." },
  },
  courtDecided: {
    body: z.strictObject({
      decision: z.enum(["deferred", "ends"]).meta({ description: "The programme is deferred, or ends" }),
      explanation,
    }),
    description: "The court has decided: the programme is deferred or ends.",
    sentBy: [...MANAGING, "courtTeam"],
    example: { decision: "deferred", explanation: "Until treatment for drug misuse is complete." },
  },
  deferralEnded: {
    body: z.strictObject({ explanation }),
    description: "What the programme was deferred for is over. The person is assessed again.",
    sentBy: [...MANAGING, "programmeTeam"],
    example: { explanation: "Treatment was completed." },
  },
  programmeExited: {
    body: z.strictObject({ reason: z.enum(EXIT_REASONS).meta({ description: "Why" }), explanation }),
    description: "The programme ends before it is completed. The offender manager is told, with progress so far.",
    sentBy: ["practitioner", "treatmentManager", "programmeTeam", "seniorProbationOfficer"],
    example: { reason: "orderRevoked", explanation: "Revoked on application." },
  },
} as const satisfies Record<string, EventContract>;
