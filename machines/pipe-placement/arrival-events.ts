import { z } from "zod";
import { explanation } from "../shared/case-life/at-any-time-events.ts";
import { localDate, localTime, email, text } from "../shared/fields.ts";
import type { EventContract } from "../shared/process-contract.ts";
import { ENDED_REASONS, NON_ARRIVAL_REASONS } from "./codes.ts";
import { bedOfPerson } from "./holds.ts";

const STAFF = ["pipeOfficer", "operationalLead", "divisionalSpo", "premisesStaff"] as const;
const room = text("Room", 40);
const arrivalOn = localDate.meta({ description: "Day of arrival" });

/** Before arrival: a bed and a day, a key worker, a plan for joining, the basis of the residence; and the arrival. */
export const arrivalEvents = {
  bedAllocated: {
    body: z.strictObject({ room, arrivalOn }),
    description: "The person has a bed and a day of arrival. From now on no other premises can have them.",
    sentBy: STAFF,
    example: { room: "12", arrivalOn: "2027-03-15" },
    claims: bedOfPerson,
  },
  arrivalDateChanged: {
    body: z.strictObject({ arrivalOn, explanation }),
    description: "The day of arrival moves. Every reminder that hangs on it is armed again.",
    sentBy: [...STAFF, "practitioner", "sendingPrison"],
    example: { arrivalOn: "2027-03-22", explanation: "The release date moved." },
  },
  keyWorkerAllocated: {
    body: z.strictObject({
      name: text("Name of the key worker", 100),
      email,
      complex: z.boolean().meta({ description: "Complex case: the PIPE officer co-works" }),
    }),
    description: "A key worker is allocated, or another one. Earlier names are kept.",
    sentBy: ["pipeOfficer", "operationalLead", "divisionalSpo"],
    example: { name: "Dan Hughes", email: "dan.hughes@justice.example", complex: false },
  },
  joiningPlanned: {
    body: z.strictObject({
      plan: text("How the person joins", 4000),
      on: localDate.meta({ description: "Day on which it was planned with the clinical lead" }),
    }),
    description: "The joining process has been planned with the clinical lead.",
    sentBy: ["pipeOfficer", "operationalLead", "divisionalSpo"],
    example: { plan: "Met at the gate by the key worker; community meeting on day two.", on: "2026-11-20" },
  },
  residenceBasisRecorded: {
    body: z.strictObject({
      basis: z
        .enum(["licenceCondition", "courtRequirement", "voluntary"])
        .meta({ description: "A residence requirement that is in force, or a voluntary stay" }),
      explanation: text("Which requirement, or why the stay is voluntary", 1000),
    }),
    description: "A residence requirement is in force, or the voluntary basis is recorded.",
    sentBy: ["pipeOfficer", "operationalLead", "divisionalSpo", "practitioner"],
    example: { basis: "licenceCondition", explanation: "Licence of 11 March 2027, condition 5(vii)." },
  },
  notArrived: {
    body: z.strictObject({
      on: localDate.meta({ description: "Day on which they were expected" }),
      reason: z.enum(NON_ARRIVAL_REASONS).meta({ description: "Why, as far as is known" }),
      explanation,
    }),
    description: "The person has not arrived. The case's owner and the duty manager are alerted at once, at any hour.",
    sentBy: STAFF,
    example: { on: "2026-11-20", reason: "failedToReport", explanation: "Released at 09:30; not seen since." },
  },
  arrivalRebooked: {
    body: z.strictObject({ room, arrivalOn }),
    description: "Somebody who did not arrive is expected on another day.",
    sentBy: STAFF,
    example: { room: "12", arrivalOn: "2027-03-29" },
  },
  placementEnded: {
    body: z.strictObject({ reason: z.enum(ENDED_REASONS).meta({ description: "Why it ends" }), explanation }),
    description: "The placement ends before anybody has arrived. The bed is free again.",
    sentBy: STAFF,
    example: { reason: "remainsInCustody", explanation: "Further charges; not released." },
  },
  arrived: {
    body: z.strictObject({
      on: localDate.meta({ description: "Day of arrival" }),
      at: localTime.meta({ description: "Time of arrival; the first review counts hours from it" }),
    }),
    description: "The person has arrived and lives in the premises. What is still missing stays a task.",
    sentBy: [...STAFF, "keyWorker"],
    example: { on: "2026-11-20", at: "14:30" },
    // Somebody who arrives before a bed was recorded must not live elsewhere either.
    claims: bedOfPerson,
  },
} as const satisfies Record<string, EventContract>;
