import type { SharedPolicy } from "../shared/case-life/shared-case.ts";
import type { PolicyVersion } from "../shared/policy.ts";
import type { LocalTime } from "../shared/time.ts";

/** The settings of the tag's workflow, pinned when a case starts; what the statute says is in `criteria-policy.ts`. */
export interface EmTagPolicy extends SharedPolicy {
  readonly validateDueInWorkingDays: number;
  readonly validateDueDaysBefore: number;
  readonly firstPromptDaysBefore: number;
  readonly secondPromptDaysBefore: number;
  readonly lastPromptWorkingDaysBefore: number;
  readonly locksWorkingDaysBefore: number;
  readonly acknowledgementDueInWorkingDays: number;
  readonly chaseAcknowledgementEveryWorkingDays: number;
  readonly lockMissedDueInWorkingDays: number;
  readonly licenceReviewDueInWorkingDays: number;
  readonly recordReleaseDueInWorkingDays: number;
  /** Until the tag is fitted the person stays at the approved address between these times, every day. */
  readonly stayFrom: LocalTime;
  readonly stayUntil: string;
  readonly fittedWithinDays: number;
  readonly firstEndReminderDays: number;
  readonly secondEndReminderDays: number;
  readonly instructRemovalDays: number;
  readonly enforcementDueInWorkingDays: number;
  readonly varyLicenceDueInWorkingDays: number;
  readonly collectDueInWorkingDays: number;
  readonly switchOffDueInWorkingDays: number;
  readonly rebookDueInWorkingDays: number;
  readonly missedVisitsUntilEscalation: number;
  readonly mailboxes: { readonly ems: string; readonly enquiries: string };
}

const MOJ = "[MoJ] Create and Vary a Licence";
const SECTION = "processes.md section 2";

export const emTagPolicy: readonly PolicyVersion<EmTagPolicy>[] = [
  {
    validFrom: "2021-01-01",
    items: {
      remindersAt: { value: "09:00", source: "processes.md, Clocks" },
      taskDueInWorkingDays: {
        value: 2,
        source: "Any task without a rule of its own; then it goes up a role",
        assumption: true,
      },
      staysDays: { value: 28, source: "Receipts, notes and corrections still arrive", assumption: true },
      alertAgainAfterMinutes: {
        value: [15, 30, 60, 240],
        source:
          "Soon at first; then every four hours, so that an alert nobody takes in hand for weeks does not fill the history",
        assumption: true,
      },
      validateDueInWorkingDays: {
        value: 5,
        source: "A week to validate, so that preparation can begin",
        assumption: true,
      },
      validateDueDaysBefore: {
        value: 35,
        source: "A release that is far off leaves more time: to the week before the first prompt",
        assumption: true,
      },
      firstPromptDaysBefore: { value: 28, source: `${MOJ}: prompt four weeks before release` },
      secondPromptDaysBefore: { value: 14, source: `${MOJ}: prompt two weeks before release` },
      lastPromptWorkingDaysBefore: { value: 4, source: `${MOJ}: prompt four working days before release` },
      locksWorkingDaysBefore: {
        value: 2,
        source: `${MOJ}: locks at the start of the second working day before release`,
      },
      acknowledgementDueInWorkingDays: {
        value: 1,
        source: "One working day to answer; before release nobody senior is asked until the last prompt",
        assumption: true,
      },
      chaseAcknowledgementEveryWorkingDays: {
        value: 1,
        source: "An order nobody has acknowledged is chased each working day",
        assumption: true,
      },
      lockMissedDueInWorkingDays: {
        value: 0,
        source: "Urgent: the same day, two working days before release",
        assumption: true,
      },
      licenceReviewDueInWorkingDays: {
        value: 1,
        source: "The licence must be right when the person is released: reviewed by the working day before",
        assumption: true,
      },
      recordReleaseDueInWorkingDays: { value: 1, source: "Everything else waits for the release", assumption: true },
      stayFrom: { value: "17:00", source: "[MoJ] Until fitted: at the approved address from 17:00" },
      stayUntil: { value: "24:00", source: "[MoJ] Until fitted: at the approved address until 24:00" },
      fittedWithinDays: { value: 2, source: `${SECTION}: not fitted within two days opens a task`, assumption: true },
      firstEndReminderDays: { value: 28, source: `${SECTION}: reminded 28 days before the last day`, assumption: true },
      secondEndReminderDays: {
        value: 14,
        source: `${SECTION}: reminded 14 days before the last day`,
        assumption: true,
      },
      instructRemovalDays: { value: 7, source: `${SECTION}: EMS instructed 7 days before`, assumption: true },
      enforcementDueInWorkingDays: { value: 1, source: `${SECTION}: enforcement task due next working day` },
      varyLicenceDueInWorkingDays: {
        value: 2,
        source: "The licence must not hold a condition that no longer applies",
        assumption: true,
      },
      collectDueInWorkingDays: { value: 5, source: "A week for EMS to visit after monitoring", assumption: true },
      switchOffDueInWorkingDays: {
        value: 0,
        source: "Urgent: nobody is monitored past the end; the same day",
        assumption: true,
      },
      rebookDueInWorkingDays: { value: 1, source: "A missed visit is rebooked the next working day", assumption: true },
      missedVisitsUntilEscalation: {
        value: 2,
        source: "The second missed visit goes to the senior probation officer",
        assumption: true,
      },
      mailboxes: {
        value: { ems: "acquisitive-crime@ems.example", enquiries: "tagging.enquiries@justice.example" },
        source: "The addresses here are examples",
        assumption: true,
      },
    },
  },
];
