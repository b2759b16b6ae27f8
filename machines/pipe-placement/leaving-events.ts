import { z } from "zod";
import { explanation } from "../shared/case-life/at-any-time-events.ts";
import { localDate, text } from "../shared/fields.ts";
import type { EventContract } from "../shared/process-contract.ts";
import { DEPARTURE_REASONS, LEAVING_STEPS, MOVE_ON_CATEGORIES } from "./codes.ts";

/** Leaving: the planned ending, the departure, the hand-over to what comes next in the OPD pathway. */
export const leavingEvents = {
  leavingPlanned: {
    body: z.strictObject({
      plan: text("How the ending is marked", 4000),
      on: localDate.meta({ description: "Day on which it was planned with the clinical lead" }),
    }),
    description:
      "The leaving has been planned with the clinical lead, in keeping with Enabling Environment principles.",
    sentBy: ["pipeOfficer", "operationalLead", "divisionalSpo"],
    example: { plan: "A last community meeting; a letter from the group.", on: "2026-11-20" },
  },
  leavingStepTaken: {
    body: z.strictObject({
      step: z.enum(LEAVING_STEPS).meta({ description: "What was done" }),
      on: localDate.meta({ description: "The day on which it was done" }),
    }),
    description: "The ending was marked, feedback invited, or the research questionnaire offered.",
    sentBy: ["pipeOfficer", "keyWorker", "clinicalLead", "operationalLead", "divisionalSpo"],
    example: { step: "feedbackInvited", on: "2026-11-20" },
  },
  departed: {
    body: z.strictObject({
      on: localDate.meta({ description: "Day of departure" }),
      reason: z.enum(DEPARTURE_REASONS).meta({ description: "Planned, or why they left unplanned" }),
      moveOn: z.enum(MOVE_ON_CATEGORIES).meta({ description: "Where they went" }),
      explanation,
    }),
    description:
      "The person has left the premises. The offender manager is told at once; nothing has to be ready for it.",
    sentBy: ["pipeOfficer", "operationalLead", "divisionalSpo", "premisesStaff"],
    example: { on: "2026-11-20", reason: "planned", moveOn: "supportedHousing", explanation: "Moved as planned." },
  },
  handedOver: {
    body: z.strictObject({
      to: text("The next element of the OPD pathway, or whoever takes over", 200),
      handed: text("What it was handed", 4000),
    }),
    description: "What comes next in the OPD pathway has what it needs. The case ends.",
    sentBy: ["pipeOfficer", "operationalLead", "divisionalSpo"],
    example: { to: "OPD community team", handed: "Key work summary, last review, risk information." },
  },
} as const satisfies Record<string, EventContract>;
