import { z } from "zod";
import { explanation } from "../shared/case-life/at-any-time-events.ts";
import { localDate, text } from "../shared/fields.ts";
import type { EventContract } from "../shared/process-contract.ts";
import { licenceFields, personContact, residenceFields, sentences, unsuitableReason } from "./input.ts";
import { CANCELLATION_REASONS, CONDITION_ROUTES, RELEASE_KINDS } from "./vocabulary-lists.ts";
import { oneCase } from "./one-case.ts";

const PRACTITIONER = ["practitioner", "seniorProbationOfficer"] as const;
const PRACTITIONER_OR_SPOC = [...PRACTITIONER, "regionalSpoc"] as const;
const PRISON = [...PRACTITIONER, "prisonOffenderManager"] as const;
const EMS = ["ems", ...PRACTITIONER] as const;

/** What happens until the person is released. Source: processes.md section 2, Identified to Before release. */
export const beforeReleaseEvents = {
  eligibilityValidated: {
    body: z.strictObject({ unsuitable: unsuitableReason.optional() }),
    description:
      "The practitioner has validated the case against the EQuiP guidance. Every criterion is judged; all failures are named together.",
    sentBy: PRACTITIONER,
    example: {},
  },
  eligibilityFactsChanged: {
    body: z.strictObject({
      sentences: sentences.optional(),
      dateOfBirth: localDate.optional().meta({ description: "Date of birth" }),
      postSentenceSupervision: z
        .boolean()
        .optional()
        .meta({ description: "Supervised after the sentence, not on licence" }),
      alreadyTaggedForFullPeriod: z
        .boolean()
        .optional()
        .meta({ description: "Already tagged for the full period on the same sentence" }),
      unsuitable: unsuitableReason
        .nullable()
        .optional()
        .meta({ description: "Why monitoring is otherwise unsuitable; null when it is suitable after all" }),
    }),
    description: "What eligibility is judged by is different. Only what differs is given; the case is judged again.",
    sentBy: PRACTITIONER_OR_SPOC,
    example: { alreadyTaggedForFullPeriod: true },
    claims: oneCase,
  },
  releaseDateChanged: {
    body: z.strictObject({
      plannedOn: localDate.meta({ description: "New planned date of release" }),
      kind: z.enum(RELEASE_KINDS).optional().meta({ description: "Kind of release, when that differs too" }),
    }),
    description: "The release moves or is brought forward. The case is judged again, and every prompt moves.",
    sentBy: PRISON,
    example: { plannedOn: "2027-04-06" },
    claims: oneCase,
  },
  releaseCancelled: {
    body: z.strictObject({
      reason: z.enum(CANCELLATION_REASONS).meta({ description: "Why the release is cancelled" }),
      explanation,
    }),
    description: "The person will not be released on this licence. The case ends; EMS is told.",
    sentBy: PRISON,
    example: { reason: "heldOnAnotherMatter", explanation: "Further charges; held on remand." },
  },
  residenceChanged: {
    body: z.strictObject({
      on: localDate.meta({ description: "When it changed" }),
      ...residenceFields,
      contact: personContact.optional(),
    }),
    description:
      "The person lives, or will live, elsewhere. Out of the specified areas ends monitoring; inside them it goes on.",
    sentBy: PRACTITIONER,
    example: { on: "2026-11-23", policeForceArea: "Gwent", noFixedAbode: false },
    claims: oneCase,
  },
  licenceVaried: {
    body: z.strictObject(licenceFields),
    description: "Licence or sentence end on another day. The last monitored day is worked out again.",
    sentBy: PRISON,
    example: { endsOn: "2028-07-31", sentenceEndsOn: "2028-08-29" },
    claims: oneCase,
  },
  conditionEntered: {
    body: z.strictObject({
      route: z.enum(CONDITION_ROUTES).meta({ description: "How the condition was entered" }),
      on: localDate.meta({ description: "When it was entered" }),
    }),
    description: "The monitoring condition has been entered, by the PD1 form or in Create and Vary a Licence.",
    sentBy: PRACTITIONER,
    example: { route: "createAndVaryALicence", on: "2026-11-23" },
  },
  conditionApproved: {
    body: z.strictObject({ on: localDate.meta({ description: "When it was approved" }) }),
    description: "The condition has been approved. EMS gets the order.",
    sentBy: PRISON,
    example: { on: "2026-11-23" },
  },
  conditionRejected: {
    body: z.strictObject({ explanation }),
    description: "The condition was not approved as it stands. It must be entered again.",
    sentBy: PRISON,
    example: { explanation: "The wording is that of another condition." },
  },
  personPrepared: {
    body: z.strictObject({ on: localDate.meta({ description: "When" }) }),
    description:
      "The Prison Offender Manager has prepared the person for the tag, and told them to stay in every evening until it is fitted.",
    sentBy: PRISON,
    example: { on: "2026-11-23" },
  },
  fittingPlaceAgreed: {
    body: z.strictObject({ place: text("Where the tag can be fitted", 200) }),
    description: "Somebody with no fixed abode: a place to fit the tag has been agreed.",
    sentBy: PRISON,
    example: { place: "Probation office, Bridge Street" },
  },
  orderAcknowledged: {
    body: z.strictObject({}),
    description: "EMS has acknowledged the order with everything it was told since.",
    sentBy: EMS,
    example: {},
  },
  licenceReviewed: {
    body: z.strictObject({ outcome: text("What the review came to", 1000) }),
    description: "The licence has been reviewed after the condition was not in at the lock.",
    sentBy: PRISON,
    example: { outcome: "Condition added by hand; the licence was printed again." },
  },
  released: {
    body: z.strictObject({ on: localDate.meta({ description: "Date of release" }) }),
    description: "The person has been released. EMS fits the tag.",
    sentBy: PRISON,
    example: { on: "2026-11-23" },
  },
} as const satisfies Record<string, EventContract>;
