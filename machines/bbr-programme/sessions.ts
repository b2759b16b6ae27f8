import { changing } from "../shared/case-life/changing.ts";
import type { Appointment } from "./codes.ts";
import type { BbrContext } from "./context.ts";
import { safeguardingCause } from "./concerns.ts";
import { sessionId } from "./progress.ts";
import { concernOf, entryOf, knownRecord, recordKept, type SessionEvent } from "./recording.ts";
import { registerCorrected, sessionNotices } from "./sending.ts";
import { attendToConcerns, moving, process, keeping, type Received } from "./vocabulary.ts";

/** Attendance, catch-ups and individual sessions. Source: processes.md section 3, Attendance. */

const withoutAppointment = (context: BbrContext, gone: Appointment): Partial<BbrContext> => ({
  appointments: context.appointments.filter(({ appointment }) => appointment !== gone),
});

/** What was booked has been held or missed. Not undone with it: nobody is reminded of what has passed. */
const noLongerBooked = (gone: Appointment) => process.assign(({ context }) => withoutAppointment(context, gone));

/** What everybody must hear of an entry the same day, before it is kept: the entry before it is still known. */
const noticesOfRecord = process.enqueueActions(({ context, event, enqueue }) => {
  if (event.type !== "attendanceRecorded" && event.type !== "sessionRecorded") return;
  const entry = entryOf(context, event);
  const known = knownRecord(context, entry);
  const concern = concernOf(entry);
  if (known && (known.register >= entry.register || concernOf(known) === concern)) return;
  const notices =
    concern === undefined && known ? [registerCorrected(context, entry.on)] : sessionNotices(context, entry);
  for (const params of notices) enqueue({ type: "send", params });
});

const keepsRecord = changing<BbrContext, SessionEvent>(recordKept);

/** A register's entry: kept, told, and enforcement and safeguarding seen to. */
export const recordIsKept = [noticesOfRecord, keepsRecord, attendToConcerns];

export const goalsAreSet = [
  moving("goalSettingHeld", (_context, { on, goals }) => ({ goalSetting: { on, goals } })),
  noLongerBooked("goalSetting"),
];

export const oneToOneIsHeld = [
  moving("oneToOneHeld", ({ oneToOnes }, { module, on, progress }) => ({
    oneToOnes: [...oneToOnes, { module, on, progress }],
  })),
  noLongerBooked("oneToOne"),
  attendToConcerns,
];

const missed = [
  keeping("individualSessionMissed", ({ missedAppointments, sequence }, { appointment, on, attendance }) => ({
    missedAppointments: [...missedAppointments, { entry: sequence, appointment, on, attendance }],
  })),
  changing<BbrContext, Received<"individualSessionMissed">>((context, event) => ({
    ...withoutAppointment(context, event.appointment),
    ...safeguardingCause(context, concernOf(event) ?? "A missed session"),
  })),
  process.enqueueActions(({ context, event, enqueue }) => {
    if (event.type !== "individualSessionMissed") return;
    for (const params of sessionNotices(context, event)) enqueue({ type: "send", params });
  }),
  attendToConcerns,
];

/** What may happen wherever a person is in the programme; the course then goes where the facts put it. */
export const anySession = process.createStateConfig({
  on: {
    attendanceRecorded: { target: "#bbrProgramme.underway.course.deciding", actions: recordIsKept },
    sessionRecorded: {
      target: "#bbrProgramme.underway.course.deciding",
      actions: [...recordIsKept, noLongerBooked("session")],
    },
    catchUpHeld: {
      target: "#bbrProgramme.underway.course.deciding",
      actions: [
        moving("catchUpHeld", ({ catchUps }, { module, number, on }) => ({
          catchUps: [...catchUps, { id: sessionId(module, number), on }],
        })),
        noLongerBooked("catchUp"),
        attendToConcerns,
      ],
    },
    individualSessionMissed: { target: "#bbrProgramme.underway.course.deciding", actions: missed },
    appointmentBooked: {
      target: "#bbrProgramme.underway.course.deciding",
      actions: changing<BbrContext, Received<"appointmentBooked">>((context, { appointment, on, at }) => ({
        appointments: [...(withoutAppointment(context, appointment).appointments ?? []), { appointment, on, at }],
      })),
    },
    appointmentCancelled: {
      target: "#bbrProgramme.underway.course.deciding",
      actions: changing<BbrContext, Received<"appointmentCancelled">>((context, { appointment }) =>
        withoutAppointment(context, appointment),
      ),
    },
  },
}).on;
