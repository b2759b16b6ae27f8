import { calendarFor } from "../machines/shared/calendar/vendored.ts";
import { instantAt } from "../machines/shared/calendar/london.ts";
import type { Instant } from "../machines/shared/time.ts";

/**
 * Every course begins at the same instant, to which the rehearsal's clock is moved before the first workflow task, so
 * that the counts do not depend on the day of the measurement. Three months before the vendored calendar ends.
 */
export const STARTS_ON = "2028-07-03";
const calendar = calendarFor(STARTS_ON);
const at = (date: string, time: string): Instant => instantAt(calendar, date, time);
export const STARTS_AT = at(STARTS_ON, "10:00");

/**
 * The dates of every course: one fortnightly update before the letter, then the three weeks of the real exercise, the
 * issue day counted. Late answers for four weeks, as in the contract's example.
 */
export const CAMPAIGN = {
  lettersFrom: "2028-07-25",
  closesOn: "2028-08-14",
  lateAnswersUntil: "2028-09-11",
  letterVersion: "2028-07",
  updateEveryDays: 14,
  qaEvents: [],
};

export interface Step {
  readonly at: Instant;
  readonly event: "optedIn" | "declined" | "payrollConfirmed";
  readonly body: Readonly<Record<string, unknown>>;
  readonly role: string;
}

export interface Course {
  readonly name: string;
  readonly steps: readonly Step[];
  /** What the case must come to; a measurement of another course would be worth nothing. */
  readonly outcome: string;
}

const answers = (event: "optedIn" | "declined", date: string): Step => ({
  at: at(date, "10:00"),
  event,
  body: { receivedBy: "onlineForm" },
  role: "employee",
});

const confirmed: Step = {
  at: at("2028-08-24", "15:00"),
  event: "payrollConfirmed",
  body: { effectiveFrom: "2028-09-01", backPay: "742.10" },
  role: "payroll",
};

export const COURSES: readonly Course[] = [
  { name: "lapse", steps: [], outcome: "lapsed" },
  { name: "answer at once", steps: [answers("optedIn", "2028-07-26"), confirmed], outcome: "payAligned" },
  {
    name: "changed answer",
    steps: [
      answers("optedIn", "2028-07-26"),
      answers("declined", "2028-07-28"),
      answers("optedIn", "2028-08-01"),
      confirmed,
    ],
    outcome: "payAligned",
  },
];
