import { z } from "zod";
import { explanation } from "../shared/case-life/at-any-time-events.ts";
import { localDate, text } from "../shared/fields.ts";
import type { EventContract } from "../shared/process-contract.ts";
import { PATHWAY_PLACES, STRANDS, WAYS_OF_CONTACT } from "./codes.ts";
import { contact } from "./input.ts";

/** The officer coordinates; what stays undone goes up to the manager, who can record it. */
const OFFICER = ["pipeOfficer", "operationalLead", "divisionalSpo"] as const;
const strand = z.enum(STRANDS).meta({ description: "Which of the three strands of information" });

/** Referral: what is collated before, and beside, a decision. */
export const referralEvents = {
  criteriaChecked: {
    body: z.strictObject({
      assessor: z
        .strictObject({
          name: text("Name of the assessor", 100),
          holdsPipeQualification: z.boolean().meta({ description: "Only an assessor who holds it may assess" }),
        })
        .meta({ description: "Who checked the criteria" }),
      likelySeverePersonalityDisorder: z
        .boolean()
        .meta({ description: "Likely to have a severe personality disorder" }),
      highRiskOfHarm: z.boolean().meta({ description: "Presents a high risk of harm" }),
      screenedIn: z.boolean().meta({ description: "Screened in to the OPD pathway" }),
      lastConsultationOn: localDate.meta({ description: "Day of the last OPD consultation" }),
      pipeRecommended: z.boolean().meta({ description: "The pathway plan recommends a PIPE" }),
      place: z.enum(PATHWAY_PLACES).meta({ description: "Place in the OPD pathway" }),
    }),
    description:
      "The PIPE model criteria and the place in the OPD pathway have been checked. Unmet ones are named to the deciders.",
    sentBy: OFFICER,
    example: {
      assessor: { name: "Priya Nair", holdsPipeQualification: true },
      likelySeverePersonalityDisorder: true,
      highRiskOfHarm: true,
      screenedIn: true,
      lastConsultationOn: "2026-11-02",
      pipeRecommended: true,
      place: "transition",
    },
  },
  informationRequested: {
    body: z.strictObject({ strand, of: contact("Who is asked now") }),
    description: "One of the three strands is asked of somebody else, or of the same person again.",
    sentBy: OFFICER,
    example: { strand: "clinical", of: { name: "Dr Iris Cole", email: "iris.cole@health.example" } },
  },
  informationReceived: {
    body: z.strictObject({ strand, on: localDate.meta({ description: "Day on which it was received" }) }),
    description: "One of the three strands has arrived, or a fuller version of it. It is not chased any more.",
    sentBy: OFFICER,
    example: { strand: "clinical", on: "2026-11-20" },
  },
  contactMade: {
    body: z.strictObject({
      with: z
        .enum(["prospectiveResident", "sendingPrison", "both"])
        .meta({ description: "With whom; both when the prison took part in meeting the prospective resident" }),
      how: z.enum(WAYS_OF_CONTACT).meta({ description: "Face to face, by video or by audio" }),
      on: localDate.meta({ description: "Day of the contact" }),
    }),
    description: "There was contact with the prospective resident or the sending prison.",
    sentBy: ["pipeOfficer", "keyWorker", "clinicalLead", "operationalLead", "divisionalSpo"],
    example: { with: "both", how: "video", on: "2026-11-20" },
  },
  intendedArrivalChanged: {
    body: z.strictObject({ arrivalOn: localDate.meta({ description: "Intended day of arrival" }), explanation }),
    description: "The intended arrival moves. Brought forward, it may leave less time for a decision.",
    sentBy: ["pipeOfficer", "practitioner", "sendingPrison"],
    example: { arrivalOn: "2027-02-22", explanation: "Released earlier than planned." },
  },
  referralSubmitted: {
    body: z.strictObject({}),
    description: "The referral is put to the deciders. The clock for their decision starts.",
    sentBy: OFFICER,
    example: {},
  },
} as const satisfies Record<string, EventContract>;
