import { z } from "zod";
import { explanation } from "../shared/case-life/at-any-time-events.ts";
import { localDate, text } from "../shared/fields.ts";
import type { EventContract } from "../shared/process-contract.ts";
import {
  endsOn,
  facilitator,
  mustNotShareWith,
  needAreas,
  notWithFacilitators,
  order,
  restrictedTo,
  risk,
  willing,
} from "./input.ts";

const groupCaseId = z
  .string()
  .regex(/^bbrGroup-[a-f0-9]{32}$/, "Must be the id of a group's case")
  .meta({ description: "Case id of the group" });

/** From the proposal to a place. */
export const referralEvents = {
  requirementImposed: {
    body: z.strictObject({
      on: localDate.meta({ description: "Day of the sentence or release" }),
      order,
      endsOn,
      risk: risk.optional().meta({ description: "Risk as assessed by now; left out: as proposed" }),
      willing: willing.optional().meta({ description: "Willing by now; left out: as proposed" }),
    }),
    description: "What was proposed has become a requirement or condition. Eligibility is judged on this day.",
    sentBy: ["practitioner", "courtTeam"],
    example: { on: "2026-11-20", order: "communityOrder", endsOn: "2028-11-19" },
  },
  requirementNotImposed: {
    body: z.strictObject({ on: localDate.meta({ description: "Day of the sentence or release" }), explanation }),
    description: "What was proposed has not become a requirement. The case ends.",
    sentBy: ["practitioner", "courtTeam"],
    example: { on: "2026-11-20", explanation: "The court made a curfew order." },
  },
  formatDecided: {
    body: z.strictObject({
      format: z
        .enum(["group", "oneToOne", "alternativeFormat", "none"])
        .meta({ description: "Group after all, exceptionally one-to-one, another format in a group, or not at all" }),
      explanation,
    }),
    description: "Decides, because of a barrier to attending, how or whether the programme can be delivered.",
    sentBy: ["treatmentManager"],
    example: { format: "oneToOne", explanation: "Works nights away from home; no group can be reached." },
  },
  assessmentBegun: {
    body: z.strictObject({}),
    description: "The programmes team has begun to assess the referral.",
    sentBy: ["programmeTeam", "facilitator", "treatmentManager"],
    example: {},
  },
  assessmentCompleted: {
    body: z.strictObject({
      decision: z
        .enum(["suitable", "suitableNotReady", "deprioritised", "unsuitable"])
        .meta({ description: "What the assessment came to" }),
      needAreas,
      explanation,
    }),
    description: "The assessment is complete. Suitable: onto the waiting list. Unsuitable: the alternative is named.",
    sentBy: ["treatmentManager", "programmeTeam"],
    example: { decision: "suitable", needAreas: ["relationships"], explanation: "Understands the expectations." },
  },
  waitingReviewed: {
    body: z.strictObject({
      decision: z
        .enum(["awaitPlace", "notReady", "deprioritise"])
        .meta({ description: "Waits for a place, is not ready yet, or others come first" }),
      explanation,
    }),
    description: "Somebody has looked at whether the person should wait for a place now.",
    sentBy: ["programmeTeam", "treatmentManager", "practitioner"],
    example: { decision: "awaitPlace", explanation: "Housing is settled." },
  },
  placeRequested: {
    body: z.strictObject({ groupCaseId }),
    description: "A place in this group is asked for. The group answers: its sessions, or why not.",
    sentBy: ["programmeTeam", "treatmentManager"],
    example: { groupCaseId: "bbrGroup-0123456789abcdef0123456789abcdef" },
  },
  oneToOneDeliveryAgreed: {
    body: z.strictObject({ reason: text("Why no group can deliver it", 1000), facilitator }),
    description:
      "The programme is delivered one-to-one, exceptionally. Its sessions are recorded here, not by a group.",
    sentBy: ["treatmentManager"],
    example: {
      reason: "Too little of the sentence is left for the next group.",
      facilitator: { employeeNumber: "E7700123", name: "Moira Field", email: "moira.field@justice.example" },
    },
  },
  conflictsChanged: {
    body: z.strictObject({ mustNotShareWith, notWithFacilitators, explanation }),
    description:
      "Whom the person must not be in a group with, all of them: replaces what was known. The group they have a place in is told.",
    sentBy: ["practitioner", "seniorProbationOfficer", "programmeTeam", "treatmentManager", "facilitator"],
    example: {
      mustNotShareWith: ["X990011"],
      notWithFacilitators: [],
      explanation: "His former partner's brother has been referred.",
    },
  },
  restrictionChanged: {
    body: z.strictObject({ restrictedTo, explanation }),
    description:
      "Who alone may see the case, all of them: replaces the list. Name yourself and those who look after the case; empty lifts the restriction.",
    sentBy: ["seniorProbationOfficer", "treatmentManager"],
    example: { restrictedTo: ["PRIYA_NAIR", "CARYS_LUND"], explanation: "A facilitator knows the family." },
  },
  sentenceEndChanged: {
    body: z.strictObject({ endsOn }),
    description: "The sentence ends on another day. The place on the waiting list and every warning follow.",
    sentBy: ["practitioner", "programmeTeam", "courtTeam"],
    example: { endsOn: "2028-12-31" },
  },
} as const satisfies Record<string, EventContract>;
