import { addDays } from "../../machines/shared/calendar/civil-date.ts";
import { instantAt } from "../../machines/shared/calendar/london.ts";
import type { LocalDate } from "../../machines/shared/time.ts";
import type { Deadline, LetterStart } from "./letter.ts";

/** The day the letter goes, in the morning. */
export function releaseOf({ calendar, campaign, policy }: LetterStart): Deadline {
  return { name: "lettersReleased", due: instantAt(calendar, campaign.lettersFrom, policy.remindersAt) };
}

/** What comes before the letter is out, earliest first: the next update, a fortnight after the last, and the letter. */
export function beforeTheLetter(start: LetterStart, lastUpdateOn: LocalDate): readonly [Deadline, Deadline] {
  const { calendar, campaign, policy } = start;
  const on = addDays(lastUpdateOn, campaign.updateEveryDays);
  const update = { name: "nextUpdate", due: instantAt(calendar, on, policy.remindersAt) };
  const release = releaseOf(start);
  return update.due < release.due ? [update, release] : [release, update];
}
