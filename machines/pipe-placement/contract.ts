import { z } from "zod";
import {
  aboutAPersonEvents,
  alertEvents,
  atAnyTimeEvents,
  explanation,
  withdrawalEvents,
} from "../shared/case-life/at-any-time-events.ts";
import { isHeldAgain } from "../shared/case-life/held-again.ts";
import { policyOn } from "../shared/policy.ts";
import type { EventContract, EventsOf, ProcessContract } from "../shared/process-contract.ts";
import { arrivalEvents } from "./arrival-events.ts";
import { assumptions } from "./assumptions.ts";
import { WITHDRAWAL_REASONS } from "./codes.ts";
import { decisionEvents } from "./decision-events.ts";
import { bedOfPerson } from "./holds.ts";
import { input, inputExample, people, type PipeInput } from "./input.ts";
import { leavingEvents } from "./leaving-events.ts";
import { messages } from "./messages.ts";
import { RECIPIENTS } from "./people.ts";
import { pipePolicy } from "./policy.ts";
import { referralEvents } from "./referral-events.ts";
import { residenceEvents } from "./residence-events.ts";
import { words } from "./words.ts";

const STAFF = [
  "pipeOfficer",
  "clinicalLead",
  "operationalLead",
  "divisionalSpo",
  "keyWorker",
  "premisesStaff",
  "practitioner",
] as const;
const MANAGEMENT = ["pipeOfficer", "operationalLead", "divisionalSpo"] as const;

const atAnyTime = atAnyTimeEvents({
  staff: STAFF,
  owners: ["pipeOfficer", "operationalLead"],
  recipients: RECIPIENTS,
});

export const events = {
  ...referralEvents,
  ...decisionEvents,
  ...arrivalEvents,
  ...residenceEvents,
  ...leavingEvents,
  peopleChanged: {
    body: z.strictObject(people).partial(),
    description: "Somebody else has a part in the case from now on: a decider, the offender manager, the duty manager.",
    sentBy: MANAGEMENT,
    example: { clinicalLead: { name: "Dr Iris Cole", email: "iris.cole@health.example" } },
  },
  ...atAnyTime,
  corrected: {
    ...atAnyTime.corrected,
    claims: (body: { readonly entry: number }, facts: Readonly<Record<string, unknown>>) =>
      isHeldAgain(body, facts) ? bedOfPerson(body, facts) : [],
  },
  messageTakenCareOf: {
    ...atAnyTime.messageTakenCareOf,
    body: z.strictObject({
      recipient: z
        .union([z.enum(RECIPIENTS), z.templateLiteral(["furtherSource.", z.int().min(0)])])
        .meta({ description: "Whom the message was for, as its task names them" }),
      explanation,
    }),
  },
  ...aboutAPersonEvents(STAFF),
  ...withdrawalEvents(["pipeOfficer", "practitioner"], WITHDRAWAL_REASONS),
  ...alertEvents([...STAFF, "dutyManager"]),
} as const satisfies Record<string, EventContract>;

export type PipeEvent = EventsOf<typeof events>;

export const pipePlacement = {
  process: "pipePlacement",
  title: "PIPE placement in an Approved Premises",
  description:
    "A placement in a psychologically informed planned environment (PIPE): referral, the decision of the two leads, arrival, residence and leaving, one case per referral.",
  input,
  inputExample,
  startedBy: ["pipeOfficer"],
  events,
  words,
  messages,
  opening: ({ person, region }: PipeInput) => ({
    region,
    identifiers: [
      { kind: "crn" as const, value: person.crn },
      ...(person.prisonNumber ? [{ kind: "prisonNumber" as const, value: person.prisonNumber }] : []),
    ],
  }),
  // Two premises may consider one person; only a bed is theirs alone.
  claims: () => [],
  refuseStart: ({ pipeOfficer, intendedArrivalOn }: PipeInput, today: string) => [
    ...(pipeOfficer.holdsPipeQualification
      ? []
      : [
          {
            code: "notQualified",
            field: "pipeOfficer.holdsPipeQualification",
            message: "Referrals are coordinated by somebody who holds the PIPE qualification",
          },
        ]),
    ...(intendedArrivalOn !== undefined && intendedArrivalOn < today
      ? [{ code: "dateInPast", field: "intendedArrivalOn", message: "Must not be in the past" }]
      : []),
  ],
  policies: { settings: pipePolicy },
  assumptions,
  policy: (_input: PipeInput, today: string) => ({ policy: policyOn(pipePolicy, today) }),
} as const satisfies ProcessContract;
