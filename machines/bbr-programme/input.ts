import { z } from "zod";
import { crn, email, employeeNumber, localDate, region, text } from "../shared/fields.ts";
import { staffIdCompared } from "../shared/staff-ids.ts";
import { OTHER_ORDERS, NEED_AREAS } from "./codes.ts";
import { ORDERS } from "./enforcement-routes.ts";

/** A UK mobile number as GOV.UK Notify takes it. */
export const mobileNumber = z
  .string()
  .trim()
  .regex(/^(\+447\d{9}|07\d{9})$/, "Must be a UK mobile number, such as 07700900123")
  .meta({ description: "UK mobile number", examples: ["07700900123"] });

export const order = z.enum(ORDERS).meta({ description: "Kind of order the programme is attended under" });
export const needAreas = z
  .array(z.enum(NEED_AREAS))
  .max(NEED_AREAS.length)
  .meta({ description: "Need areas the programme is to address" });
export const endsOn = localDate.meta({ description: "Last day of the sentence" });

export const risk = z
  .enum(["low", "moderate", "high"])
  .meta({ description: "Risk of future intimate partner violence" });
export const willing = z.boolean().meta({ description: "Willing to take part" });

/** Ids of staff as their tokens carry them, each once. */
export const restrictedTo = z
  .array(z.string().regex(/^[A-Za-z0-9._@:-]{1,100}$/, "Must be a staff id: letters, digits and . _ @ : -"))
  .max(50)
  .refine((ids) => new Set(ids.map(staffIdCompared)).size === ids.length, {
    error: "Must name each member of staff once",
  })
  .meta({
    description:
      "Ids of the staff who alone may see the case, in capitals or not; empty for a case that is not restricted. Otherwise whoever sends it must be named",
    examples: [["PRIYA_NAIR"]],
  });

export const mustNotShareWith = z
  .array(crn)
  .max(50)
  .meta({ description: "Case reference numbers of people who must not be in the same group" });
export const notWithFacilitators = z
  .array(employeeNumber)
  .max(20)
  .meta({ description: "Facilitators who must not run the group, by employee number" });

export const facilitator = z
  .strictObject({ employeeNumber, name: text("Name of the facilitator", 100), email })
  .meta({ description: "Facilitator who delivers the sessions" });

const staff = (who: string) =>
  z.strictObject({ name: text("Name of the member of staff", 100), email }).meta({ description: who });

const person = z.strictObject({
  crn,
  name: text("Full name", 100),
  dateOfBirth: localDate.meta({ description: "Date of birth" }),
  sex: z.enum(["male", "female"]).meta({ description: "Sex, as the programme's criteria use it" }),
  safeNumber: z
    .strictObject({
      phone: mobileNumber,
      confirmedSafeOn: localDate.meta({ description: "Day it was confirmed safe" }),
    })
    .optional()
    .meta({ description: "A number the person confirmed as safe to text; nothing goes to any other" }),
});

const referral = z.strictObject({
  stage: z
    .enum(["proposed", "imposed"])
    .meta({ description: "Proposed before sentence or release, or a requirement already" }),
  on: localDate.meta({ description: "Day of the referral, or of the proposal" }),
  order: z.enum([...ORDERS, ...OTHER_ORDERS]).meta({ description: "Kind of order, imposed or proposed" }),
  programmeIsRequirement: z
    .boolean()
    .meta({ description: "The programme is, or is proposed as, a requirement or condition of the order" }),
  requirement: text("The requirement or condition, as it is worded", 300),
  endsOn: endsOn.optional().meta({ description: "Last day of the sentence; must be known once it is imposed" }),
});

const offence = z.strictObject({
  convicted: z.boolean().meta({ description: "Convicted of the offence" }),
  intimatePartnerViolence: z.boolean().meta({ description: "It is an intimate partner violence offence" }),
  againstFemalePartner: z.boolean().meta({ description: "Against a female partner" }),
  when: z.enum(["index", "historical"]).meta({ description: "The offence sentenced for, or an earlier one" }),
});

/** What a participant's programme starts with. */
export const input = z.strictObject({
  region,
  person,
  practitioner: staff("Offender manager: looks after the case"),
  dutyManager: staff("Alerted when something urgent happens"),
  programmeTeam: z.strictObject({ email }).meta({ description: "Mailbox of the region's programmes team" }),
  referral,
  offence,
  risk,
  barriers: z
    .array(text("What keeps the person from attending a group", 300))
    .max(10)
    .default([])
    .meta({ description: "Barriers to attending; any prompts a decision on another format first" }),
  willing,
  needAreas,
  restrictedTo: restrictedTo.default([]),
  mustNotShareWith: mustNotShareWith.default([]),
  notWithFacilitators: notWithFacilitators.default([]),
});

export type BbrInput = z.output<typeof input>;

export const inputExample = {
  region: "East Midlands",
  person: {
    crn: "X320741",
    name: "Daniel Hart",
    dateOfBirth: "1988-05-14",
    sex: "male",
    safeNumber: { phone: "07700900123", confirmedSafeOn: "2026-11-16" },
  },
  practitioner: { name: "Priya Nair", email: "priya.nair@justice.example" },
  dutyManager: { name: "Gareth Lowe", email: "gareth.lowe@justice.example" },
  programmeTeam: { email: "programmes.east-midlands@justice.example" },
  referral: {
    stage: "imposed",
    on: "2026-11-20",
    order: "communityOrder",
    programmeIsRequirement: true,
    requirement: "Accredited programme requirement, Building Better Relationships",
    endsOn: "2028-11-19",
  },
  offence: { convicted: true, intimatePartnerViolence: true, againstFemalePartner: true, when: "index" },
  risk: "moderate",
  willing: true,
  needAreas: ["relationships", "thinking"],
} satisfies z.input<typeof input>;
