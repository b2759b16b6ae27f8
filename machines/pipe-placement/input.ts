import { z } from "zod";
import { crn, email, localDate, prisonNumber, region, text } from "../shared/fields.ts";

/** Somebody the case writes to. */
export const contact = (whom: string) => z.strictObject({ name: text("Name", 100), email }).meta({ description: whom });

/** Whoever the case writes to or waits for, by their part in it. Any of them may be another person later. */
export const people = {
  clinicalLead: contact("Clinical lead: decides together with the operational lead"),
  operationalLead: contact("Operational lead: SPO, manager of the Approved Premises"),
  divisionalSpo: contact("Divisional SPO: covers for the manager, and decides when the leads cannot agree"),
  healthPartner: contact("PIPE health partner: decides with the divisional SPO when the leads cannot agree"),
  offenderManager: contact("Community offender manager"),
  sendingPrison: contact("Whom to write to at the sending prison"),
  dutyManager: z
    .strictObject({
      name: text("Name", 100),
      email,
      phone: z
        .string()
        .trim()
        .regex(/^07\d{9}$/, "Must be a UK mobile number such as 07700900123")
        .optional()
        .meta({ description: "Mobile number; urgent alerts then go by text" }),
    })
    .meta({ description: "Duty manager: alerted at any hour" }),
} as const;

export const input = z.strictObject({
  person: z.strictObject({
    crn,
    prisonNumber: prisonNumber.optional(),
    name: text("Full name of the prospective resident", 100),
  }),
  premises: z.strictObject({
    code: text("Code of the Approved Premises", 20),
    name: text("Name of the Approved Premises", 100),
  }),
  region,
  pipeOfficer: z
    .strictObject({
      name: text("Name", 100),
      email,
      holdsPipeQualification: z.boolean().meta({ description: "Holds the PIPE qualification, so may assess" }),
    })
    .meta({ description: "PIPE probation officer (regime lead): coordinates the referral and looks after the case" }),
  ...people,
  informants: z
    .strictObject({
      clinical: contact("Who has the clinical information"),
      risk: contact("Who has the risk information"),
      pathway: contact("Who knows the place in the OPD pathway"),
    })
    .meta({ description: "Who is asked for each of the three strands of information when the case starts" }),
  intendedArrivalOn: localDate.optional().meta({ description: "Intended day of arrival, when known" }),
});

export type PipeInput = z.output<typeof input>;

export const inputExample = {
  person: { crn: "X320741", prisonNumber: "A1234BC", name: "Jordan Ellis" },
  premises: { code: "AP-017", name: "Holm Lodge" },
  region: "East of England",
  pipeOfficer: { name: "Priya Nair", email: "priya.nair@justice.example", holdsPipeQualification: true },
  clinicalLead: { name: "Dr Ama Owusu", email: "ama.owusu@health.example" },
  operationalLead: { name: "Tom Reed", email: "tom.reed@justice.example" },
  divisionalSpo: { name: "Sarah Khan", email: "sarah.khan@justice.example" },
  healthPartner: { name: "Dr Leo Marsh", email: "leo.marsh@health.example" },
  offenderManager: { name: "Ola Brandt", email: "ola.brandt@justice.example" },
  sendingPrison: { name: "Offender Management Unit", email: "omu@prison.example" },
  dutyManager: { name: "Duty manager", email: "duty@justice.example", phone: "07700900123" },
  informants: {
    clinical: { name: "Psychology department", email: "psychology@prison.example" },
    risk: { name: "Ola Brandt", email: "ola.brandt@justice.example" },
    pathway: { name: "OPD pathway team", email: "opd@health.example" },
  },
  intendedArrivalOn: "2027-03-15",
} satisfies z.input<typeof input>;
