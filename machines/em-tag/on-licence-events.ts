import { z } from "zod";
import { explanation } from "../shared/case-life/at-any-time-events.ts";
import { localDate, text } from "../shared/fields.ts";
import type { EventContract } from "../shared/process-contract.ts";
import { personContact, residenceFields } from "./input.ts";
import {
  BREACH_ROUTES,
  ENFORCEMENT_DECISIONS,
  EQUIPMENT,
  FAILED_VISIT_REASONS,
  RECORDED_ENDS,
  VIOLATIONS,
} from "./vocabulary-lists.ts";

const PRACTITIONER = ["practitioner", "seniorProbationOfficer"] as const;
const EMS = ["ems", ...PRACTITIONER] as const;
const PRISON = [...PRACTITIONER, "prisonOffenderManager"] as const;
const TODAY = "2026-11-23";

const day = (description: string): typeof localDate => localDate.meta({ description });
const visit = z.strictObject({
  on: day("Day of the visit"),
  reason: z.enum(FAILED_VISIT_REASONS).meta({ description: "Why nothing came of it" }),
});

/** What happens from the release on. Source: processes.md section 2, Release → fitting to Removal. */
export const onLicenceEvents = {
  tagFitted: {
    body: z.strictObject({
      on: day("When it was fitted"),
      homeMonitoringUnit: z.boolean().meta({ description: "A Home Monitoring Unit was fitted with it" }),
    }),
    description: "EMS has fitted the tag and, where one is used, the Home Monitoring Unit.",
    sentBy: EMS,
    example: { on: TODAY, homeMonitoringUnit: true },
  },
  homeMonitoringUnitFitted: {
    body: z.strictObject({ on: day("When it was fitted") }),
    description: "EMS has fitted a Home Monitoring Unit at another visit than the tag's.",
    sentBy: EMS,
    example: { on: TODAY },
  },
  equipmentReplaced: {
    body: z.strictObject({
      kind: z.enum(EQUIPMENT).meta({ description: "What was faulty and is replaced" }),
      on: day("When it was replaced"),
    }),
    description: "EMS has replaced a faulty tag or Home Monitoring Unit and taken the old one back.",
    sentBy: EMS,
    example: { kind: "tag", on: TODAY },
  },
  fittingVisitFailed: {
    body: visit,
    description: "EMS came to fit the tag and could not.",
    sentBy: EMS,
    example: { on: TODAY, reason: "notAtHome" },
  },
  whereaboutsReviewed: {
    body: z.strictObject({ on: day("When") }),
    description: "The practitioner has looked at the person's whereabouts, ad hoc.",
    sentBy: PRACTITIONER,
    example: { on: TODAY },
  },
  iomMeetingHeld: {
    body: z.strictObject({ on: day("When") }),
    description: "An Integrated Offender Management meeting used what the tag shows.",
    sentBy: PRACTITIONER,
    example: { on: TODAY },
  },
  breachRecorded: {
    body: z.strictObject({
      on: day("When the licence was breached"),
      route: z.enum(BREACH_ROUTES).meta({ description: "What was done about it" }),
    }),
    description: "The practitioner records a breach of the licence.",
    sentBy: PRACTITIONER,
    example: { on: TODAY, route: "warning" },
  },
  strapTampered: {
    body: z.strictObject({ on: day("When") }),
    description: "The strap has been tampered with. Urgent: practitioner and duty manager are alerted at once.",
    sentBy: EMS,
    example: { on: TODAY },
  },
  violationReported: {
    body: z.strictObject({
      on: day("When"),
      kind: z.enum(VIOLATIONS).meta({ description: "What was violated" }),
    }),
    description: "EMS reports another violation. An enforcement task is due the next working day.",
    sentBy: EMS,
    example: { on: TODAY, kind: "batteryNotCharged" },
  },
  enforcementDecided: {
    body: z.strictObject({
      violation: z.int().min(0).meta({ description: "Number of the timeline entry that reported the violation" }),
      decision: z.enum(ENFORCEMENT_DECISIONS).meta({ description: "What is done about it" }),
    }),
    description: "The practitioner has decided what follows from a violation.",
    sentBy: PRACTITIONER,
    example: { violation: 9, decision: "warning" },
  },
  remandedInCustody: {
    body: z.strictObject({ on: day("When") }),
    description: "The person is held on remand without a recall. The licence goes on, and so does the clock.",
    sentBy: PRISON,
    example: { on: TODAY },
  },
  recalled: {
    body: z.strictObject({
      on: day("Day on which the recall took effect"),
      unlawfullyAtLarge: z.boolean().meta({ description: "Not back in custody" }),
    }),
    description: "The person has been recalled. The clock stops; EMS collects the equipment.",
    sentBy: PRISON,
    example: { on: TODAY, unlawfullyAtLarge: false },
  },
  returnedToCustody: {
    body: z.strictObject({ on: day("When") }),
    description: "Somebody recalled and unlawfully at large is back in custody.",
    sentBy: PRISON,
    example: { on: TODAY },
  },
  reReleased: {
    body: z.strictObject({
      on: day("Date of the re-release"),
      residence: z
        .strictObject({ ...residenceFields, contact: personContact.optional() })
        .optional()
        .meta({ description: "Where the person will reside, when that differs" }),
    }),
    description:
      "Released again after a recall. With enough licence left the clock goes on and the tag is fitted again.",
    sentBy: PRISON,
    example: { on: TODAY },
  },
  monitoringEndedEarly: {
    body: z.strictObject({
      reason: z.enum(RECORDED_ENDS).meta({ description: "Why" }),
      on: day("Last day of monitoring"),
      explanation,
    }),
    description: "Monitoring ends before its last day, for good. EMS is instructed at once.",
    sentBy: PRACTITIONER,
    example: { reason: "sentenceQuashed", on: TODAY, explanation: "Quashed on appeal." },
  },
  licenceConditionRemoved: {
    body: z.strictObject({ on: day("When") }),
    description: "The licence has been varied: it no longer holds the monitoring condition.",
    sentBy: PRISON,
    example: { on: TODAY },
  },
  switchOffConfirmed: {
    body: z.strictObject({ lastDay: day("Last day on which anything is monitored") }),
    description: "EMS confirms that the tag monitors nothing after this day, whether or not it has come off yet.",
    sentBy: EMS,
    example: { lastDay: TODAY },
  },
  equipmentCollected: {
    body: z.strictObject({
      kind: z.enum(EQUIPMENT).meta({ description: "What is back with EMS" }),
      on: day("When it was taken off or collected"),
    }),
    description: "EMS has the tag, or the Home Monitoring Unit, back. Each is recorded.",
    sentBy: EMS,
    example: { kind: "tag", on: TODAY },
  },
  removalVisitBooked: {
    body: z.strictObject({ on: day("Day of the visit") }),
    description: "EMS has booked a visit to collect equipment.",
    sentBy: EMS,
    example: { on: TODAY },
  },
  removalVisitMissed: {
    body: visit,
    description: "EMS came to collect equipment and could not. The visit is rebooked; the second one goes up.",
    sentBy: EMS,
    example: { on: TODAY, reason: "notAtHome" },
  },
  contactChanged: {
    body: z.strictObject({
      contact: personContact.nullable().meta({ description: "Where the person is written to now; null for nowhere" }),
      source: text("Who said so", 100),
    }),
    description: "The person is written to elsewhere from now on.",
    sentBy: PRISON,
    example: { contact: { channel: "email", email: "dale.whitcombe@example.org" }, source: "The person" },
  },
} as const satisfies Record<string, EventContract>;
