import { z } from "zod";
import { crn, employeeNumber, localDate, localTime, text } from "../shared/fields.ts";
import type { EventContract } from "../shared/process-contract.ts";
import { ACCEPTABLE_ABSENCES, ATTENDANCES } from "./attendance.ts";
import { MODULES, SESSIONS_PER_MODULE } from "./modules.ts";

/**
 * What a group (`bbrGroup`) and its participants (`bbrProgramme`) tell each other. Both sides keep these shapes; the
 * sender is always the other case, never a person.
 *
 * programme -> group: `placeRequested`, `placeGivenUp`. Group -> programme: `placeConfirmed`, `timetableChanged`,
 * `attendanceRecorded`, `placeEnded`.
 *
 * Each side knows its own id: the interpreter puts `caseId` into the machine's input.
 */

const BY_A_CASE = ["system"] as const;

const groupCaseId = z
  .string()
  .regex(/^bbrGroup-[a-f0-9]{32}$/, "Must be the id of a group's case")
  .meta({ description: "Case id of the group" });

const programmeCaseId = z
  .string()
  .regex(/^bbrProgramme-[a-f0-9]{32}$/, "Must be the id of a participant's case")
  .meta({ description: "Case id of the participant's programme" });

const module = z.enum(MODULES).meta({ description: "Module of the programme" });

/** One session of a group's timetable. The id stays when the session moves. */
export const session = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-zA-Z]+-[1-9]\d?$/, "Must be a module and a number, such as foundation-1")
      .meta({ description: "Module and number: foundation-1" }),
    module,
    number: z.int().min(1).max(SESSIONS_PER_MODULE).meta({ description: "Number within the module" }),
    on: localDate,
    at: localTime,
  })
  .meta({ description: "A session of the group's timetable" });

export type Session = z.output<typeof session>;

const facilitator = z
  .strictObject({
    employeeNumber,
    name: text("Name of the designated facilitator", 100),
    email: z.email().meta({ description: "Where the facilitator is written to" }),
  })
  .meta({ description: "Designated facilitator of the one-to-ones" });

/** A timetable's version: one told later replaces one told before, whatever order they arrive in. */
const timetable = z.int().min(0).meta({ description: "Version of the timetable; a lower one than known is ignored" });

const GROUP = "bbrGroup-0123456789abcdef0123456789abcdef";
const PROGRAMME = "bbrProgramme-0123456789abcdef0123456789abcdef";
const SESSION = { id: "foundation-1", module: "foundation", number: 1, on: "2027-02-02", at: "18:00" } as const;

/** What a participant's case tells a group. */
export const toGroup = {
  placeRequested: {
    body: z.strictObject({
      programmeCaseId,
      crn,
      completedModules: z.array(module).max(4).meta({ description: "Modules the participant has completed already" }),
      mustNotShareWith: z.array(crn).max(50).meta({ description: "People who must not be in the same group" }),
      notWithFacilitators: z.array(employeeNumber).max(20).meta({ description: "Facilitators who must not run it" }),
    }),
    description: "A participant asks for a place. One of the last two to ask gets the last place; the other is told.",
    sentBy: BY_A_CASE,
    example: {
      programmeCaseId: PROGRAMME,
      crn: "X320741",
      completedModules: [],
      mustNotShareWith: [],
      notWithFacilitators: [],
    },
    // One group per participant: reserved before the group accepts, released when the place ends.
    claims: ({ programmeCaseId: participant }: { readonly programmeCaseId: string }) => [`bbrPlace/${participant}`],
  },
  placeGivenUp: {
    body: z.strictObject({ programmeCaseId, reason: text("Code of the reason", 60) }),
    description: "A participant has left the group, or never took the place.",
    sentBy: BY_A_CASE,
    example: { programmeCaseId: PROGRAMME, reason: "onHold" },
  },
} as const satisfies Record<string, EventContract>;

/** What a group tells a participant's case. */
export const toProgramme = {
  placeConfirmed: {
    body: z.strictObject({
      groupCaseId,
      kind: z.enum(["closed", "rolling"]).meta({ description: "Closed: fixed order. Rolling: joined at any module" }),
      facilitator,
      sessions: z.array(session).max(24).meta({ description: "The sessions to come for this participant, in order" }),
      timetable,
    }),
    description: "The group has given the participant a place.",
    sentBy: BY_A_CASE,
    example: {
      groupCaseId: GROUP,
      kind: "closed",
      facilitator: { employeeNumber: "E7700123", name: "Moira Field", email: "moira.field@justice.example" },
      sessions: [SESSION],
      timetable: 3,
    },
  },
  timetableChanged: {
    body: z.strictObject({
      groupCaseId,
      sessions: z.array(session).max(24).meta({ description: "The sessions to come, in order" }),
      timetable,
      facilitator: facilitator
        .optional()
        .meta({ description: "Only when another facilitator is designated from now on" }),
    }),
    description: "Sessions of the group have moved, or another facilitator is designated. Reminders are armed again.",
    sentBy: BY_A_CASE,
    example: { groupCaseId: GROUP, sessions: [SESSION], timetable: 4 },
  },
  attendanceRecorded: {
    body: z.strictObject({
      groupCaseId,
      session,
      attendance: z.enum(ATTENDANCES).meta({ description: "How the participant attended" }),
      reason: z.enum(ACCEPTABLE_ABSENCES).optional().meta({ description: "Why an absence is acceptable" }),
      disclosure: z.boolean().default(false).meta({ description: "Something was disclosed that needs safeguarding" }),
      register: z.int().min(0).meta({ description: "Number of the register's entry; a higher one corrects a lower" }),
    }),
    description: "The group's register says how the participant attended a session.",
    sentBy: BY_A_CASE,
    example: { groupCaseId: GROUP, session: SESSION, attendance: "attendedComplied", register: 12 },
  },
  placeEnded: {
    body: z.strictObject({ groupCaseId, reason: text("Code of the reason", 60) }),
    description: "The group has ended, or has taken the place back.",
    sentBy: BY_A_CASE,
    example: { groupCaseId: GROUP, reason: "groupCancelled" },
  },
} as const satisfies Record<string, EventContract>;

/** The bodies of what a group tells a participant's case, before they are parsed. */
export type ToldProgramme = {
  readonly [Event in keyof typeof toProgramme]: z.input<(typeof toProgramme)[Event]["body"]>;
};
