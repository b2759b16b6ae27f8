import type { LocalDate } from "../shared/time.ts";
import { alertMessages } from "../shared/case-life/alert-message.ts";
import {
  aboutAPersonEvents,
  alertEvents,
  atAnyTimeEvents,
  noteAdded,
  withdrawalEvents,
} from "../shared/case-life/at-any-time-events.ts";
import { unless } from "../shared/case-life/refusing.ts";
import type { EventContract, EventsOf, ProcessContract } from "../shared/process-contract.ts";
import { policyOn } from "../shared/policy.ts";
import { assumptions } from "./assumptions.ts";
import { beforeReleaseEvents } from "./before-release-events.ts";
import { criteriaPolicy } from "./criteria-policy.ts";
import { criteriaVersions } from "./criteria-versions.ts";
import { input, inputExample, type EmTagInput } from "./input.ts";
import { messages } from "./messages.ts";
import { onLicenceEvents } from "./on-licence-events.ts";
import { caseName, oneCase } from "./one-case.ts";
import { emTagPolicy } from "./policy.ts";
import { WITHDRAWAL_REASONS } from "./vocabulary-lists.ts";
import { words } from "./words.ts";

const PRACTITIONER = ["practitioner", "seniorProbationOfficer"] as const;
const OFFICERS = [...PRACTITIONER, "regionalSpoc", "prisonOffenderManager", "dutyManager"] as const;
const STAFF = [...OFFICERS, "ems"] as const;

/** The supplier reports and notes; who looks after a case, and what was entered wrongly in it, is for probation to say. */
const shared = atAnyTimeEvents({
  staff: OFFICERS,
  owners: PRACTITIONER,
  recipients: ["person", "owner", "dutyManager", "ems"],
});

export const events = {
  ...beforeReleaseEvents,
  ...onLicenceEvents,
  ...shared,
  noteAdded: noteAdded(STAFF),
  corrected: { ...shared.corrected, claims: oneCase },
  personDied: aboutAPersonEvents(STAFF).personDied,
  thoseInvolvedInformed: aboutAPersonEvents(OFFICERS).thoseInvolvedInformed,
  ...withdrawalEvents(PRACTITIONER, WITHDRAWAL_REASONS),
  ...alertEvents([...PRACTITIONER, "dutyManager"]),
} as const satisfies Record<string, EventContract>;

export type { EmTagInput };
export type EmTagEvent = EventsOf<typeof events>;

/** The electronic tag of the acquisitive-crime cohort as other applications see it. */
export const emTag = {
  process: "emTag",
  title: "Electronic tag, acquisitive-crime cohort",
  description:
    "Compulsory monitoring on licence after an acquisitive offence: one case per person and sentence, from the planned release to the last piece of equipment back with EMS.",
  input,
  inputExample,
  startedBy: ["regionalSpoc", ...PRACTITIONER],
  events,
  words,
  messages: { ...messages, ...alertMessages },
  opening: ({ region, person }: EmTagInput) => ({
    region,
    identifiers: [
      { kind: "crn" as const, value: person.crn },
      ...(person.prisonNumber === undefined ? [] : [{ kind: "prisonNumber" as const, value: person.prisonNumber }]),
    ],
  }),
  claims: ({ person, sentences }: EmTagInput) => [caseName(person.crn, sentences.reference)],
  refuseStart: ({ person, release, licence, sentences }: EmTagInput, today: LocalDate) => {
    const last = licence.sentenceEndsOn < licence.endsOn ? licence.sentenceEndsOn : licence.endsOn;
    const first = sentences.all.map(({ sentencedOn }) => sentencedOn).sort()[0] ?? today;
    return [
      ...unless(person.dateOfBirth < today, "dateInFuture", "Must be in the past", "person.dateOfBirth"),
      ...unless(first <= today, "dateInFuture", "A sentence must not be in the future", "sentences.all"),
      ...unless(
        release.plannedOn >= first,
        "datesOutOfOrder",
        "Must not be before the first sentence",
        "release.plannedOn",
      ),
      ...unless(
        release.plannedOn <= last,
        "datesOutOfOrder",
        "Must not be after the licence ends",
        "release.plannedOn",
      ),
      ...unless(last >= today, "licenceOver", "The licence is over: there is nothing to monitor", "licence.endsOn"),
    ];
  },
  policies: { settings: emTagPolicy, criteria: criteriaPolicy },
  assumptions,
  policy: (_input: EmTagInput, today: LocalDate) => ({
    policy: policyOn(emTagPolicy, today),
    criteria: criteriaVersions,
  }),
} satisfies ProcessContract;
