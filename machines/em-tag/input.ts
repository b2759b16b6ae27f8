import { z } from "zod";
import { contact, crn, email, localDate, postalAddress, prisonNumber, region, text } from "../shared/fields.ts";
import { POLICE_FORCE_AREAS } from "./areas.ts";
import { OFFENCES, SENTENCE_TYPES } from "./sentence.ts";
import { IDENTIFIED_BY, RELEASE_KINDS, UNSUITABLE_REASONS } from "./vocabulary-lists.ts";

/** What a case begins with, and the parts of it that later events replace. */

/** GOV.UK Notify refuses a letter to "no fixed abode": such a person is reached by email, or by hand. */
const letter = z.strictObject({
  channel: z.literal("letter"),
  lines: postalAddress.refine((lines) => !lines.some((line) => /^(no fixed (abode|address)|nfa)\b/i.test(line)), {
    error: "No fixed abode is not an address a letter can go to: leave the contact out, or give an email address",
  }),
});

export const personContact = z
  .discriminatedUnion("channel", [contact.options[0], letter])
  .meta({ description: "Where the person can be written to; left out when nowhere" });

export const sentences = z
  .strictObject({
    reference: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9-]{1,40}$/, "Must be 1 to 40 letters, digits or hyphens")
      .meta({ description: "Reference of the sentence the tag belongs to" }),
    forTheOffence: text("Id of the single sentence for the acquisitive offence", 20),
    all: z
      .array(
        z
          .strictObject({
            id: text("Names the single sentence within the case", 20),
            type: z.enum(SENTENCE_TYPES).meta({ description: "Type of this sentence itself" }),
            offence: z.enum(OFFENCES).meta({ description: "The offence it was passed for" }),
            sentencedOn: localDate.meta({ description: "Date of the sentence" }),
            term: z
              .strictObject({
                years: z.int().min(0).max(40).optional().meta({ description: "Years stated" }),
                months: z.int().min(0).max(480).optional().meta({ description: "Months stated" }),
                weeks: z.int().min(0).max(520).optional().meta({ description: "Weeks stated" }),
                days: z.int().min(0).max(5000).optional().meta({ description: "Days stated" }),
              })
              .refine((term) => Object.values(term).some((count) => count !== undefined && count > 0), {
                error: "Must state a length",
              })
              .optional()
              .meta({ description: "Length in the units the court stated; none for an indeterminate sentence" }),
          })
          .refine(({ type, term }) => (type === "indeterminate") === (term === undefined), {
            path: ["term"],
            error: "An indeterminate sentence has no length; every other one has",
          }),
      )
      .min(1)
      .max(50)
      .meta({ description: "All the single sentences being served, whatever their type" }),
  })
  .refine(({ all, forTheOffence }) => all.filter(({ id }) => id === forTheOffence).length === 1, {
    path: ["forTheOffence"],
    error: "Must be the id of one of the sentences",
  })
  .refine(({ all }) => new Set(all.map(({ id }) => id)).size === all.length, {
    path: ["all"],
    error: "Each sentence must have an id of its own",
  })
  .meta({ description: "The sentences being served" });

export const residenceFields = {
  policeForceArea: z.enum(POLICE_FORCE_AREAS).meta({ description: "Police force area the person will reside in" }),
  noFixedAbode: z.boolean().default(false).meta({ description: "They have no fixed abode there" }),
};

export const licenceFields = {
  endsOn: localDate.meta({ description: "Last day of the licence" }),
  sentenceEndsOn: localDate.meta({ description: "Last day of the sentence" }),
};

export const unsuitableReason = z
  .enum(UNSUITABLE_REASONS)
  .meta({ description: "Why monitoring is otherwise unsuitable; left out when it is not" });

export const input = z.strictObject({
  person: z.strictObject({
    crn,
    prisonNumber: prisonNumber.optional(),
    name: text("Full name", 100),
    dateOfBirth: localDate.meta({ description: "Date of birth" }),
    contact: personContact.optional(),
  }),
  practitioner: z.strictObject({
    name: text("Name of the practitioner", 100),
    email: email.meta({ description: "The practitioner's email address" }),
  }),
  dutyManager: z
    .discriminatedUnion("channel", [
      z.strictObject({ channel: z.literal("email"), email }),
      z.strictObject({
        channel: z.literal("sms"),
        phone: z
          .string()
          .regex(/^(\+44|0)7\d{9}$/, "Must be a UK mobile number without spaces")
          .meta({ description: "UK mobile number" }),
      }),
    ])
    .meta({ description: "Where the duty manager is alerted, at any hour" }),
  region,
  identifiedBy: z.enum(IDENTIFIED_BY).meta({
    description: "From the MIS report by the region's contact, or by the practitioner through EPF2",
  }),
  sentences,
  release: z.strictObject({
    plannedOn: localDate.meta({ description: "Planned date of release" }),
    kind: z.enum(RELEASE_KINDS).meta({ description: "Kind of release" }),
  }),
  licence: z.strictObject(licenceFields),
  residence: z.strictObject(residenceFields),
  postSentenceSupervision: z
    .boolean()
    .default(false)
    .meta({ description: "Supervised after the sentence, not on licence" }),
  alreadyTaggedForFullPeriod: z
    .boolean()
    .default(false)
    .meta({ description: "Already tagged for the full period on the same sentence" }),
  unsuitable: unsuitableReason.optional(),
});

export type EmTagInput = z.output<typeof input>;

export const inputExample = {
  person: {
    crn: "X320741",
    prisonNumber: "A1234BC",
    name: "Dale Whitcombe",
    dateOfBirth: "1991-04-02",
    contact: { channel: "letter", lines: ["Dale Whitcombe", "4 Orchard Rise", "Bristol", "BS5 6QX"] },
  },
  practitioner: { name: "Ngozi Adeyemi", email: "ngozi.adeyemi@justice.example" },
  dutyManager: { channel: "sms", phone: "07700900123" },
  region: "South West",
  identifiedBy: "misReport",
  sentences: {
    reference: "S-2026-118",
    forTheOffence: "1",
    all: [
      {
        id: "1",
        type: "standardDeterminate",
        offence: "burglary",
        sentencedOn: "2026-09-01",
        term: { years: 2, months: 6 },
      },
    ],
  },
  release: { plannedOn: "2027-03-18", kind: "conditional" },
  licence: { endsOn: "2028-08-29", sentenceEndsOn: "2028-08-29" },
  residence: { policeForceArea: "Avon and Somerset", noFixedAbode: false },
  postSentenceSupervision: false,
  alreadyTaggedForFullPeriod: false,
} satisfies z.input<typeof input>;
