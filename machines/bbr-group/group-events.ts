import { z } from "zod";
import { ACCEPTABLE_ABSENCES, ATTENDANCES } from "../bbr-shared/attendance.ts";
import { toGroup } from "../bbr-shared/between-cases.ts";
import { atAnyTimeEvents, explanation, withdrawalEvents } from "../shared/case-life/at-any-time-events.ts";
import { crn, employeeNumber, localDate, localTime, text } from "../shared/fields.ts";
import type { EventContract } from "../shared/process-contract.ts";
import { facilitators, inputExample, slots } from "./input.ts";

const MANAGERS = ["treatmentManager", "programmeManager"] as const;
const PLANNERS = ["programmeTeam", ...MANAGERS] as const;
const STAFF = ["facilitator", ...PLANNERS] as const;

const programmeCaseId = z
  .string()
  .regex(/^bbrProgramme-[a-f0-9]{32}$/, "Must be the id of a participant's case")
  .meta({ description: "Case id of the participant's programme" });

const session = z
  .string()
  .regex(/^[a-zA-Z]+-[1-9]\d?$/, "Must be a module and a number, such as foundation-1")
  .meta({ description: "The session: module and number" });

const attended = {
  attendance: z.enum(ATTENDANCES).meta({ description: "How the participant attended" }),
  reason: z.enum(ACCEPTABLE_ABSENCES).optional().meta({ description: "Why an absence is acceptable" }),
};

const PROGRAMME = "bbrProgramme-0123456789abcdef0123456789abcdef";

/** What people tell a group, beside what the participants' cases do. */
export const events = {
  ...toGroup,
  participantRemoved: {
    body: z.strictObject({
      programmeCaseId,
      reason: z
        .enum(["conflict", "conduct", "placedInError", "practitionerRequest", "other"])
        .meta({ description: "Why the participant leaves the group" }),
      explanation,
    }),
    description: "Staff take a participant out of the group. The participant's case is told.",
    sentBy: PLANNERS,
    example: { programmeCaseId: PROGRAMME, reason: "conflict", explanation: "A conflict has come to light." },
  },
  conflictRecorded: {
    body: z.strictObject({
      programmeCaseId,
      mustNotShareWith: z.array(crn).max(50).default([]).meta({ description: "People who must not be in the group" }),
      notWithFacilitators: z
        .array(employeeNumber)
        .max(20)
        .default([])
        .meta({ description: "Facilitators who must not run it" }),
    }),
    description: "A conflict of a participant has become known. Nobody it concerns gets into the group from now on.",
    // Also told by the participant's own case.
    sentBy: [...STAFF, "system"],
    example: { programmeCaseId: PROGRAMME, mustNotShareWith: ["X990011"] },
  },
  participantFollowedUp: {
    body: z.strictObject({ programmeCaseId, explanation }),
    description: "Somebody has seen to a participant whose case did not take what the group told it.",
    sentBy: PLANNERS,
    example: { programmeCaseId: PROGRAMME, explanation: "Recorded the absence in the participant's case." },
  },
  sessionRescheduled: {
    body: z.strictObject({ session, on: localDate, at: localTime, explanation }),
    description: "A session is moved. Later sessions follow where they must; every participant's case is told.",
    sentBy: STAFF,
    example: { session: "foundation-2", on: "2027-02-11", at: "18:00", explanation: "The building is closed." },
  },
  sessionCancelled: {
    body: z.strictObject({
      session,
      reason: z
        .enum(["facilitatorAbsent", "venueUnavailable", "severeWeather", "tooFewPresent", "other"])
        .meta({ description: "Why the session is not held" }),
    }),
    description: "A session is not held, or was not. It takes the next slot and later sessions follow.",
    sentBy: STAFF,
    example: { session: "foundation-2", reason: "facilitatorAbsent" },
  },
  slotsChanged: {
    body: z.strictObject({
      slots,
      from: localDate.meta({ description: "First day of the new slots" }),
      explanation,
    }),
    description: "The group meets at other times from a day on. Every participant's case is told.",
    sentBy: PLANNERS,
    example: { slots: [{ weekday: "thursday", at: "18:30" }], from: "2027-03-01", explanation: "The room is free." },
  },
  venueChanged: {
    body: z.strictObject({ venue: text("Where it meets; for staff only, never in a text to a participant", 200) }),
    description: "The group meets somewhere else.",
    sentBy: STAFF,
    example: { venue: "Room 2, Norwich probation office" },
  },
  facilitatorsChanged: {
    body: z.strictObject({ facilitators }),
    description: "Others run the group. Participants whose facilitator has left it get the one who leads.",
    sentBy: PLANNERS,
    example: { facilitators: inputExample.facilitators },
  },
  facilitatorDesignated: {
    body: z.strictObject({ programmeCaseId, employeeNumber }),
    description: "A participant gets another of the group's facilitators for the one-to-ones.",
    sentBy: [...MANAGERS, "facilitator"],
    example: { programmeCaseId: PROGRAMME, employeeNumber: "E7700456" },
  },
  registerRecorded: {
    body: z.strictObject({
      session,
      entries: z
        .array(
          z.strictObject({
            programmeCaseId,
            ...attended,
            disclosure: z
              .boolean()
              .default(false)
              .meta({ description: "Something was disclosed that needs safeguarding" }),
          }),
        )
        .min(1, "Must list everybody who was due")
        .max(50)
        .meta({ description: "Everybody who was due at the session, each once" }),
    }),
    description: "The facilitator records who attended a session. Taken once; every participant's case is told.",
    sentBy: ["facilitator", "treatmentManager"],
    example: { session: "foundation-1", entries: [{ programmeCaseId: PROGRAMME, attendance: "attendedComplied" }] },
  },
  registerCorrected: {
    body: z.strictObject({
      session,
      programmeCaseId,
      ...attended,
      disclosure: z.boolean().optional().meta({ description: "Left out: as recorded before" }),
    }),
    description: "One entry of a register was wrong. The participant's case is told what is right.",
    sentBy: ["facilitator", "treatmentManager"],
    example: {
      session: "foundation-1",
      programmeCaseId: PROGRAMME,
      attendance: "acceptableAbsence",
      reason: "medical",
    },
  },
  smallGroupAgreed: {
    body: z.strictObject({ rationale: text("Why the group begins with so few", 1000) }),
    description: "The group begins although few have a place. Otherwise cancel it.",
    sentBy: ["programmeManager"],
    example: { rationale: "All three must finish before the summer." },
  },
  groupCancelled: {
    body: z.strictObject({
      reason: z
        .enum(["tooFewParticipants", "noFacilitator", "noVenue", "other"])
        .meta({ description: "Why the group is not held, or not to its end" }),
      explanation,
    }),
    description: "The group is not held, or not to its end. Every participant's case is told that the place has ended.",
    sentBy: MANAGERS,
    example: { reason: "tooFewParticipants", explanation: "Two people only; both go to the group in Ipswich." },
  },
  ...withdrawalEvents(PLANNERS, ["startedInError", "duplicate"]),
  ...atAnyTimeEvents({
    staff: STAFF,
    owners: ["treatmentManager", "programmeTeam", "programmeManager"],
    recipients: ["facilitator", "owner"],
  }),
} satisfies Record<string, EventContract>;
