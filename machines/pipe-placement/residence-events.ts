import { z } from "zod";
import { explanation } from "../shared/case-life/at-any-time-events.ts";
import { localDate, text } from "../shared/fields.ts";
import type { EventContract } from "../shared/process-contract.ts";
import { STAY_REASONS } from "./codes.ts";

const STAFF = ["pipeOfficer", "keyWorker", "premisesStaff", "operationalLead", "divisionalSpo"] as const;
const on = localDate.meta({ description: "The day on which it took place" });
const meeting = z.int().min(0).meta({ description: "Number of the timeline entry that arranged the meeting" });
const meetingOn = localDate.meta({ description: "Day of the meeting" });

/** Residence: key work, engagement, reviews, MAPPA, resettlement and the stay itself, at the same time. */
export const residenceEvents = {
  keyWorkSessionHeld: {
    body: z.strictObject({
      on,
      heldBy: z
        .enum(["keyWorker", "pipeOfficer", "both"])
        .meta({ description: "The officer stands in when the key worker is away, and co-works complex cases" }),
    }),
    description: "A key work session took place. The week to the next one starts again.",
    sentBy: ["keyWorker", "pipeOfficer", "operationalLead", "divisionalSpo"],
    example: { on: "2026-11-20", heldBy: "keyWorker" },
  },
  keyWorkerAway: {
    body: z.strictObject({}),
    description: "The key worker is away. The PIPE officer stands in.",
    sentBy: STAFF,
    example: {},
  },
  keyWorkerBack: {
    body: z.strictObject({}),
    description: "The key worker is back.",
    sentBy: STAFF,
    example: {},
  },
  sessionLogged: {
    body: z.strictObject({
      on,
      kind: z.enum(["structured", "creative"]).meta({ description: "Structured, or creative and semi-structured" }),
      title: text("What the session was", 200),
      tookPart: z.boolean().meta({ description: "The resident took part" }),
    }),
    description: "A session that the resident was offered.",
    sentBy: STAFF,
    example: { on: "2026-11-20", kind: "structured", title: "Discussion forum", tookPart: true },
  },
  considerationRecorded: {
    body: z.strictObject({
      on,
      engaged: z.boolean().meta({ description: "The resident is engaged with the PIPE" }),
      note: text("What was considered", 2000),
    }),
    description: "The resident was considered, at a staff meeting say. Not engaged: steps are to be recorded.",
    sentBy: STAFF,
    example: { on: "2026-11-20", engaged: true, note: "Settling; joins the gardening group." },
  },
  engagementStepsRecorded: {
    body: z.strictObject({ steps: text("The steps taken", 2000) }),
    description: "Steps are taken for a resident who is not engaged, or was not considered. Reviewed in two weeks.",
    sentBy: ["pipeOfficer", "keyWorker", "operationalLead", "divisionalSpo"],
    example: { steps: "Key worker and officer meet the resident together; mornings are offered." },
  },
  engagementReviewed: {
    body: z.strictObject({
      engaged: z
        .boolean()
        .meta({ description: "The resident is engaged now; if not, further steps are to be recorded" }),
      note: text("What the review found", 2000),
    }),
    description: "The steps have been reviewed.",
    sentBy: ["pipeOfficer", "operationalLead", "divisionalSpo"],
    example: { engaged: true, note: "Comes to the discussion forum every week." },
  },
  reviewHeld: {
    body: z.strictObject({
      review: z
        .int()
        .min(0)
        .max(60)
        .meta({ description: "0 for that of the first 72 hours, then 1, 2 and so on, four weeks apart" }),
      on,
      treatmentNeeds: text("Outstanding treatment needs, as collated with the offender manager", 4000),
      sentencePlanning: text("What it means for sentence planning", 4000),
    }),
    description: "A review was held. The next one keeps its day, counted from the arrival.",
    sentBy: ["pipeOfficer", "keyWorker", "operationalLead", "divisionalSpo"],
    example: {
      review: 0,
      on: "2026-11-20",
      treatmentNeeds: "None outstanding beyond those in the pathway plan.",
      sentencePlanning: "No change.",
    },
  },
  mappaLevelTwoArranged: {
    body: z.strictObject({ on: meetingOn, explanation }),
    description: "A MAPPA level 2 meeting that the PIPE officer is required to attend.",
    sentBy: ["pipeOfficer", "operationalLead", "divisionalSpo", "practitioner"],
    example: { on: "2027-04-20", explanation: "Move-on area is in question." },
  },
  mappaLevelThreeDirected: {
    body: z.strictObject({ on: meetingOn, explanation }),
    description: "The SPO directs the PIPE officer to attend a MAPPA level 3 meeting.",
    sentBy: ["operationalLead", "divisionalSpo"],
    example: { on: "2027-04-20", explanation: "The officer knows the resident best." },
  },
  mappaMeetingMoved: {
    body: z.strictObject({ meeting, on: meetingOn }),
    description: "A MAPPA meeting takes place on another day.",
    sentBy: ["pipeOfficer", "operationalLead", "divisionalSpo", "practitioner"],
    example: { meeting: 31, on: "2027-04-27" },
  },
  mappaMeetingConcluded: {
    body: z.strictObject({
      meeting,
      on: meetingOn,
      attended: z.boolean().meta({ description: "The PIPE officer, or whoever stood in, attended" }),
      note: text("What was contributed, or why nobody attended", 4000),
    }),
    description: "A MAPPA meeting took place; attendance is recorded.",
    sentBy: ["pipeOfficer", "operationalLead", "divisionalSpo"],
    example: { meeting: 31, on: "2026-11-20", attended: true, note: "Gave the PIPE's view of progress." },
  },
  resettlementPlanned: {
    body: z.strictObject({ plan: text("The resettlement plan", 4000) }),
    description: "Resettlement is planned.",
    sentBy: ["pipeOfficer", "keyWorker", "operationalLead", "divisionalSpo"],
    example: { plan: "Supported housing in the home area; referral made." },
  },
  plannedDepartureChanged: {
    body: z.strictObject({
      on: localDate.meta({ description: "Planned day of departure" }),
      reason: z.enum(STAY_REASONS).meta({ description: "Why the stay is extended or shortened" }),
      explanation,
    }),
    description: "The stay is extended or shortened. Reminders and the start of resettlement planning move with it.",
    sentBy: ["pipeOfficer", "operationalLead", "divisionalSpo"],
    example: { on: "2027-10-11", reason: "moveOnNotReady", explanation: "The housing is free in October." },
  },
} as const satisfies Record<string, EventContract>;
