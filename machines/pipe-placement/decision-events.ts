import { z } from "zod";
import { localDate, text } from "../shared/fields.ts";
import type { EventContract } from "../shared/process-contract.ts";
import { REFUSAL_REASONS, VERDICTS } from "./codes.ts";
import { contact } from "./input.ts";

/** What every decision says; a refusal needs a reason and whether a standard placement would suit. */
const why = {
  reason: z.enum(REFUSAL_REASONS).optional().meta({ description: "Needed for a refusal: its reason" }),
  rationale: text("The rationale", 4000),
  standardPlacementSuitable: z
    .boolean()
    .optional()
    .meta({ description: "Needed for a refusal: whether a standard placement would be suitable" }),
};
const verdict = (whose: string) => z.enum(VERDICTS).meta({ description: whose });

const decision = (whose: string) => z.strictObject({ decision: verdict(whose), ...why });
const ACCEPTED = { decision: "accept", rationale: "Ready for the transition; risks can be managed here." } as const;

const DECIDERS = ["clinicalLead", "operationalLead", "divisionalSpo"] as const;

/** Decision: two deciders, what they ask for, and what follows when they do not agree. */
export const decisionEvents = {
  adviceGiven: {
    body: z.strictObject({ advice: text("The advice, with what a decision would mean for the PIPE", 4000) }),
    description: "The PIPE officer advises the deciders. The officer never decides.",
    sentBy: ["pipeOfficer"],
    example: { advice: "The resident mix can take another person who needs structure." },
  },
  furtherInformationRequested: {
    body: z.strictObject({
      question: text("What is to be found out", 2000),
      of: contact("Who is asked"),
    }),
    description: "A decider needs more than the three strands. The clock stands still until it is answered.",
    sentBy: DECIDERS,
    example: {
      question: "Has the exclusion zone been agreed?",
      of: { name: "Ola Brandt", email: "ola.brandt@justice.example" },
    },
  },
  furtherInformationReceived: {
    body: z.strictObject({
      request: z.int().min(0).meta({ description: "Number of the timeline entry that asked for it" }),
      answer: text("The answer", 4000),
    }),
    description: "What a decider asked for has arrived. The clock goes on when nothing else is asked for.",
    sentBy: ["pipeOfficer", "practitioner", "clinicalLead", "operationalLead", "divisionalSpo"],
    example: { request: 9, answer: "Agreed with the police on 3 November." },
  },
  clinicalDecided: {
    body: decision("What the clinical lead decides"),
    description: "The clinical half of the decision. The last one stands until both halves are in.",
    sentBy: ["clinicalLead"],
    example: ACCEPTED,
  },
  operationalDecided: {
    body: decision("What the operational lead decides"),
    description: "The operational half of the decision. The last one stands until both halves are in.",
    sentBy: ["operationalLead"],
    example: ACCEPTED,
  },
  coverDecided: {
    body: decision("What the covering divisional SPO decides"),
    description: "The operational half of the decision, in the manager's absence: a cover decision.",
    sentBy: ["divisionalSpo"],
    example: ACCEPTED,
  },
  jointDiscussionHeld: {
    body: z.strictObject({
      on: localDate.meta({ description: "Day of the discussion" }),
      clinical: verdict("Where the clinical half stands now"),
      operational: verdict("Where the operational half stands now"),
      ...why,
    }),
    description:
      "The deciders, who differed, have talked. Still differing, the divisional SPO and the health partner decide.",
    sentBy: DECIDERS,
    example: { on: "2026-11-20", clinical: "accept", operational: "accept", rationale: "Agreed on extra support." },
  },
  higherDecisionMade: {
    body: z.strictObject({
      divisionalSpo: verdict("What the divisional SPO decides"),
      healthPartner: verdict("What the health partner decides"),
      ...why,
    }),
    description: "The divisional SPO and the health partner have decided. Nobody is admitted unless both accept.",
    sentBy: ["divisionalSpo", "healthPartner"],
    example: { divisionalSpo: "accept", healthPartner: "accept", rationale: "Risks can be managed with support." },
  },
  managerAbsent: {
    body: z.strictObject({ cover: contact("The covering divisional SPO") }),
    description: "The manager is away. The covering divisional SPO has the operational half; the PIPE officer advises.",
    sentBy: ["pipeOfficer", "operationalLead", "divisionalSpo"],
    example: { cover: { name: "Sarah Khan", email: "sarah.khan@justice.example" } },
  },
  managerReturned: {
    body: z.strictObject({}),
    description: "The manager is back and has the operational half again.",
    sentBy: ["pipeOfficer", "operationalLead", "divisionalSpo"],
    example: {},
  },
  appealMade: {
    body: z.strictObject({
      by: z
        .enum(["person", "offenderManager", "sendingPrison"])
        .meta({ description: "Who appeals; whoever helps the person records it for them" }),
      grounds: text("The grounds", 4000),
    }),
    description: "The refusal is appealed against.",
    sentBy: ["practitioner", "sendingPrison", "pipeOfficer"],
    example: { by: "offenderManager", grounds: "The risk assessment it rests on has been replaced." },
  },
  appealDecided: {
    body: z.strictObject({
      decision: z.enum(["upheld", "dismissed"]).meta({ description: "Upheld: the placement is accepted" }),
      rationale: text("The rationale", 4000),
    }),
    description: "The appeal is decided.",
    sentBy: ["divisionalSpo", "healthPartner"],
    example: { decision: "upheld", rationale: "The new assessment answers what the refusal rested on." },
  },
} as const satisfies Record<string, EventContract>;
