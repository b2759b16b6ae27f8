import { z } from "zod";
import { ACCEPTABLE_ABSENCES, ATTENDANCES } from "../bbr-shared/attendance.ts";
import { MODULES, SESSIONS_PER_MODULE } from "../bbr-shared/modules.ts";
import { explanation } from "../shared/case-life/at-any-time-events.ts";
import { localDate, localTime, text } from "../shared/fields.ts";
import type { EventContract } from "../shared/process-contract.ts";
import { APPOINTMENTS, HOLD_REASONS } from "./codes.ts";
import { mobileNumber } from "./input.ts";

const DELIVERING = ["facilitator", "treatmentManager", "programmeTeam"] as const;

const module = z.enum(MODULES).meta({ description: "Module of the programme" });
const heldOn = localDate.meta({ description: "Day on which it was held" });
const reason = z.enum(ACCEPTABLE_ABSENCES).optional().meta({ description: "Why an absence is acceptable" });
const disclosure = z.boolean().default(false).meta({ description: "Something was disclosed that needs safeguarding" });
const missed = ATTENDANCES.filter((attendance) => attendance !== "attendedComplied");

/** The sessions, in a group or alone, and what goes with them. */
export const deliveryEvents = {
  appointmentBooked: {
    body: z.strictObject({
      appointment: z.enum(APPOINTMENTS).meta({ description: "What is booked; booking again moves it" }),
      on: localDate.meta({ description: "Day of the appointment" }),
      at: localTime,
    }),
    description: "An individual session is booked. The person is reminded of it as of any session.",
    sentBy: [...DELIVERING, "practitioner"],
    example: { appointment: "oneToOne", on: "2027-01-14", at: "14:00" },
  },
  appointmentCancelled: {
    body: z.strictObject({ appointment: z.enum(APPOINTMENTS).meta({ description: "What was booked" }) }),
    description: "A booked individual session does not take place. Nobody is reminded of it.",
    sentBy: [...DELIVERING, "practitioner"],
    example: { appointment: "oneToOne" },
  },
  goalSettingHeld: {
    body: z.strictObject({
      on: heldOn,
      goals: z.array(text("A goal, in the person's words", 300)).min(1).max(10).meta({ description: "Goals agreed" }),
    }),
    description: "The pre-programme session was attended and complied with; goals are set.",
    sentBy: DELIVERING,
    example: { on: "2026-12-10", goals: ["Walk away and ring somebody before I shout."] },
  },
  sessionRecorded: {
    body: z.strictObject({
      module,
      number: z.int().min(1).max(SESSIONS_PER_MODULE).meta({ description: "Number within the module" }),
      on: heldOn,
      attendance: z.enum(ATTENDANCES).meta({ description: "How the person attended" }),
      reason,
      disclosure,
    }),
    description: "A module session delivered one-to-one. Recording it again corrects what was recorded.",
    sentBy: DELIVERING,
    example: { module: "foundation", number: 1, on: "2027-01-12", attendance: "attendedComplied" },
  },
  catchUpHeld: {
    body: z.strictObject({
      module,
      number: z.int().min(1).max(SESSIONS_PER_MODULE).meta({ description: "Number of the session caught up" }),
      on: heldOn,
    }),
    description: "A session that was missed or not complied with has been caught up.",
    sentBy: DELIVERING,
    example: { module: "foundation", number: 2, on: "2027-01-21" },
  },
  oneToOneHeld: {
    body: z.strictObject({ module, on: heldOn, progress: text("Progress against the goals", 2000) }),
    description: "The one-to-one after a module was attended and complied with. The next module may start.",
    sentBy: DELIVERING,
    example: { module: "foundation", on: "2027-02-18", progress: "Has used time-outs twice; jealousy still hard." },
  },
  individualSessionMissed: {
    body: z.strictObject({
      appointment: z
        .enum(APPOINTMENTS)
        .exclude(["session"])
        .meta({ description: "What was missed or not complied with" }),
      on: localDate.meta({ description: "Day for which it was booked" }),
      attendance: z.enum(missed).meta({ description: "How" }),
      reason,
      disclosure,
    }),
    description: "An individual session was missed or not complied with. It still has to be held.",
    sentBy: [...DELIVERING, "practitioner"],
    example: { appointment: "oneToOne", on: "2027-02-16", attendance: "unacceptableAbsence" },
  },
  reviewHeld: {
    body: z.strictObject({
      on: heldOn,
      progress: z
        .array(z.strictObject({ goal: z.int().min(1), progress: text("Progress against this goal", 1000) }))
        .min(1)
        .max(10)
        .meta({ description: "For each goal by its number, what has been reached" }),
    }),
    description: "The post-programme review with the offender manager was attended and complied with.",
    sentBy: [...DELIVERING, "practitioner"],
    example: { on: "2027-09-14", progress: [{ goal: 1, progress: "Walks away, and says so beforehand." }] },
  },
  putOnHold: {
    body: z.strictObject({
      reason: z.enum(HOLD_REASONS).meta({ description: "Why" }),
      explanation,
    }),
    description: "The person leaves the group for now, to join another. Completed modules are kept.",
    sentBy: ["programmeTeam", "treatmentManager", "facilitator"],
    example: { reason: "health", explanation: "In hospital for at least four weeks." },
  },
  safeNumberConfirmed: {
    body: z.strictObject({
      phone: mobileNumber,
      confirmedSafeOn: localDate.meta({ description: "Day on which the person confirmed it" }),
    }),
    description: "The person has confirmed a number that is safe to text. Reminders go there and nowhere else.",
    sentBy: [...DELIVERING, "practitioner"],
    example: { phone: "07700900456", confirmedSafeOn: "2026-11-23" },
  },
  safeNumberWithdrawn: {
    body: z.strictObject({ explanation }),
    description: "No number is safe to text (any more), or the person wants no texts. None is sent.",
    sentBy: [...DELIVERING, "practitioner"],
    example: { explanation: "The phone is shared." },
  },
} as const satisfies Record<string, EventContract>;
