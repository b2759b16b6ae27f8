import type { Module } from "../bbr-shared/modules.ts";
import type { SharedPolicy } from "../shared/case-life/shared-case.ts";
import type { PolicyVersion } from "../shared/policy.ts";
import type { LocalTime } from "../shared/time.ts";

/** Every number and list of a group. All times are London civil time, all days calendar days unless named otherwise. */
export interface GroupPolicy extends SharedPolicy {
  /** Days from the pre-programme session to the first group session, at least. */
  readonly daysBeforeFirstSession: number;
  /** Length of a session in minutes. */
  readonly sessionMinutes: number;
  readonly mostParticipants: number;
  /** With fewer, somebody decides whether the group begins. */
  readonly fewestParticipants: number;
  /** Days from the last session of a module to the first of the next: the time for one-to-ones. */
  readonly daysForOneToOnes: number;
  /** Days' notice for somebody who comes from another group. */
  readonly joinNoticeDays: number;
  /** Days' notice when a session is moved by hand. */
  readonly moveNoticeDays: number;
  /** No session begins later: it ends on its day. */
  readonly sessionsBeginUntil: LocalTime;
  readonly registerDueInWorkingDays: number;
  readonly followUpDueInWorkingDays: number;
  readonly smallGroupDueInWorkingDays: number;
  readonly moduleTitles: Readonly<Record<Module, string>>;
}

const BBR = "[003] Building Better Relationships";

export const groupPolicy: readonly PolicyVersion<GroupPolicy>[] = [
  {
    validFrom: "2022-01-01",
    items: {
      daysBeforeFirstSession: {
        value: 21,
        source: "[MoJ] processes.md section 3: at least three weeks from the pre-programme session",
      },
      sessionMinutes: { value: 150, source: `${BBR}: 2.5-hour sessions` },
      mostParticipants: { value: 12, source: `${BBR}: a group setting for up to 12 participants` },
      fewestParticipants: { value: 4, source: "Below this a group has too little to work with", assumption: true },
      daysForOneToOnes: {
        value: 7,
        source: "Time for each participant's hour with the facilitator between two modules",
        assumption: true,
      },
      joinNoticeDays: {
        value: 2,
        source: "The first reminder goes two days before a session; nobody joins without it",
        assumption: true,
      },
      moveNoticeDays: {
        value: 2,
        source: "An absence may count towards enforcement; nobody misses a session they could not be reminded of",
        assumption: true,
      },
      sessionsBeginUntil: { value: "20:00", source: "A session ends on its own day, and not late", assumption: true },
      registerDueInWorkingDays: {
        value: 1,
        source: "processes.md section 3: the register is due by the end of the next working day",
      },
      followUpDueInWorkingDays: {
        value: 1,
        source: "The participant's case does not know what the group knows",
        assumption: true,
      },
      smallGroupDueInWorkingDays: {
        value: 5,
        source: "A decision while participants can still be told in time",
        assumption: true,
      },
      moduleTitles: {
        value: { foundation: "Foundation", moduleB: "Module two", moduleC: "Module three", moduleD: "Module four" },
        source: "The source names Foundation only; the others are numbered until somebody names them",
        assumption: true,
      },
      remindersAt: { value: "09:00", source: "processes.md, Clocks" },
      taskDueInWorkingDays: { value: 2, source: "Any other task; after that it goes up a role", assumption: true },
      staysDays: { value: 28, source: "Time for corrections of the last registers", assumption: true },
      alertAgainAfterMinutes: {
        value: [15, 30, 60, 240],
        source: "As for its participants; a group raises no alert of its own, their cases do",
        assumption: true,
      },
    },
  },
];
