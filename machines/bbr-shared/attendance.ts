/** How somebody attended a session. Source: processes.md section 3, Attendance. */
export const ATTENDANCES = [
  "attendedComplied",
  "attendedFailedToComply",
  "acceptableAbsence",
  "unacceptableAbsence",
] as const;

export type Attendance = (typeof ATTENDANCES)[number];

/** Why an absence is acceptable. The codes are ours, an assumption of both processes. */
export const ACCEPTABLE_ABSENCES = [
  "medical",
  "work",
  "familyEmergency",
  "religious",
  "court",
  "custody",
  "other",
] as const;

export type AcceptableAbsence = (typeof ACCEPTABLE_ABSENCES)[number];

/** It counts towards enforcement. */
export function countsForEnforcement(attendance: Attendance): boolean {
  return attendance === "attendedFailedToComply" || attendance === "unacceptableAbsence";
}

/** The session must be caught up before its module is complete. */
export function needsCatchUp(attendance: Attendance): boolean {
  return attendance !== "attendedComplied";
}
