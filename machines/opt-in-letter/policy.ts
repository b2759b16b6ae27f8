import type { PolicyVersion } from "../shared/policy.ts";
import type { LocalDate, LocalTime } from "../shared/time.ts";

/** Every number of the opt-in letter. All times are London civil time, all days calendar days unless named otherwise. */
export interface OptInPolicy {
  readonly remindersAt: LocalTime;
  readonly daysToRespond: number;
  readonly reminderDaysBeforeClose: number;
  readonly reminderWorkingDaysBeforeClose: number;
  readonly remindOnLastMorning: boolean;
  readonly chaseTracingEveryDays: number;
  readonly findPersonWorkingDaysBeforeClose: number;
  readonly inviteWorkingDaysBefore: number;
  /** An invitation that is overdue goes at once from `remindersAt` until this time of day. */
  readonly invitationsUntil: LocalTime;
  readonly answersMayBeChanged: boolean;
  readonly questionDueInWorkingDays: number;
  readonly reissueDueInWorkingDays: number;
  readonly lateAnswerDueInWorkingDays: number;
  readonly figuresDueInWorkingDays: number;
  readonly taskDueInWorkingDays: number;
  readonly chasePayrollEveryMonths: number;
  /** No pay is aligned from a date before this one. */
  readonly alignedNotBefore: LocalDate;
  readonly staysDays: number;
  readonly mailboxes: { readonly sscl: string; readonly payroll: string; readonly harmonisationTeam: string };
}

const WELCOME_HUB = "[003] Harmonisation opt-in, Welcome Hub";
const LEAVERS = "[003] Harmonisation outcome: update for staff leaving the Probation Service";

export const optInPolicy: readonly PolicyVersion<OptInPolicy>[] = [
  {
    validFrom: "2022-11-01",
    items: {
      remindersAt: { value: "09:00", source: "processes.md, Clocks" },
      daysToRespond: { value: 21, source: `${WELCOME_HUB}: three weeks to respond; the issue day counted, as in 2022` },
      reminderDaysBeforeClose: { value: 7, source: "One week is left to act", assumption: true },
      reminderWorkingDaysBeforeClose: { value: 3, source: "Time to reach HR before the close", assumption: true },
      remindOnLastMorning: { value: true, source: "A last chance to answer for whoever forgot", assumption: true },
      answersMayBeChanged: { value: true, source: "It is the person's own decision until the close", assumption: true },
      chaseTracingEveryDays: { value: 7, source: `${WELCOME_HUB}: SSCL is commissioned to find people; chased weekly` },
      findPersonWorkingDaysBeforeClose: { value: 5, source: "HR keeps a week to find the person", assumption: true },
      inviteWorkingDaysBefore: { value: 2, source: "Notice for a drop-in event", assumption: true },
      invitationsUntil: { value: "18:00", source: "Nobody is invited in the night", assumption: true },
      questionDueInWorkingDays: {
        value: 2,
        source: "An answer must come while it can still be used",
        assumption: true,
      },
      reissueDueInWorkingDays: { value: 2, source: "The person is waiting for the letter", assumption: true },
      lateAnswerDueInWorkingDays: { value: 5, source: "A decision on a late answer", assumption: true },
      figuresDueInWorkingDays: { value: 2, source: "No letter without the person's figures", assumption: true },
      taskDueInWorkingDays: { value: 2, source: "Any other task; after that it goes up a role", assumption: true },
      chasePayrollEveryMonths: { value: 1, source: "processes.md section 1: chase monthly" },
      alignedNotBefore: {
        value: "2021-06-26",
        source: "The unification of probation in June 2021, the earliest date back pay could run from",
        assumption: true,
      },
      staysDays: {
        value: 28,
        source: "design.md, Outcomes: receipts, notes and corrections still arrive",
        assumption: true,
      },
      mailboxes: {
        value: {
          sscl: "opt-in.desk@sscl.example",
          payroll: "payroll@sscl.example",
          harmonisationTeam: "harmonisation.enquiries@justice.example",
        },
        source: `${LEAVERS}: the functional mailbox; the addresses here are examples`,
        assumption: true,
      },
    },
  },
];
