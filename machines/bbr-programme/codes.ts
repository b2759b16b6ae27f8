/** Coded reasons and lists of a participant's programme, free of zod so that the machine can use them. */

/** Kinds of order the programme cannot be a requirement of; named so that the refusal can say so. */
export const OTHER_ORDERS = ["none", "other"] as const;

/**
 * Need areas. Source: [003], Building Better Relationships, Individual Requirements; processes.md section 3.
 * A code added here is a change of the contract, so that no case holds one that nobody can read.
 */
export const NEED_AREAS = [
  "relationships",
  "thinking",
  "attitudes",
  "selfManagement",
  "aggressionAndAnger",
  "jealousy",
  "coerciveControl",
  "separation",
  "alcoholAndDrugs",
] as const;

/** Why a programme ends before it is completed. */
export const EXIT_REASONS = [
  "orderRevoked",
  "sentenceEnded",
  "inCustody",
  "movedAway",
  "health",
  "nonCompliance",
  "unsuitable",
  "other",
] as const;


/** Why somebody is put on hold by a person; the case itself adds what the timetable brings. */
export const HOLD_REASONS = ["health", "work", "family", "custody", "risk", "other"] as const;

/** Individual sessions that are booked and may be missed. */
export const APPOINTMENTS = ["goalSetting", "oneToOne", "catchUp", "review", "session"] as const;

export type Appointment = (typeof APPOINTMENTS)[number];

export const WITHDRAWAL_REASONS = ["startedInError", "duplicate", "referralWithdrawn"] as const;
