import { addDays } from "../../machines/shared/calendar/civil-date.ts";
import { instantAt } from "../../machines/shared/calendar/london.ts";
import { workingDaysBefore } from "../../machines/shared/calendar/working-days.ts";
import type { Instant, LocalDate } from "../../machines/shared/time.ts";
import type { LetterStart } from "./letter.ts";

export interface Reminder {
  readonly name: string;
  readonly label: string;
  readonly due: Instant;
}

/** The reminders to somebody who does not answer, in order, each in the morning of its day. */
export function remindersOf({ calendar, policy }: LetterStart, closesOn: LocalDate): Reminder[] {
  const morning = (date: LocalDate): Instant => instantAt(calendar, date, policy.remindersAt);
  const oneWeek = addDays(closesOn, -policy.reminderDaysBeforeClose);
  const threeWorkingDays = workingDaysBefore(calendar, closesOn, policy.reminderWorkingDaysBeforeClose);
  return [
    { name: "reminderOneWeek", label: "Reminder: one week left", due: morning(oneWeek) },
    { name: "reminderThreeWorkingDays", label: "Reminder: three working days left", due: morning(threeWorkingDays) },
    { name: "reminderLastMorning", label: "Reminder: last day", due: morning(closesOn) },
  ];
}
