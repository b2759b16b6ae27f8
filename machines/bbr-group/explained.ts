import type { Session } from "../bbr-shared/between-cases.ts";
import { dateInWords } from "../shared/calendar/london.ts";
import type { GroupContext } from "./context.ts";
import type { PlannedSession } from "./timetable.ts";

/** The timetable in words: which session it is, and why it is when it is. */

export function sessionTitle(
  { policy }: Pick<GroupContext, "policy">,
  { module, number }: Pick<Session, "module" | "number">,
): string {
  return `${policy.moduleTitles[module]}, session ${number}`;
}

const CANCELLATIONS: Readonly<Record<string, string>> = {
  facilitatorAbsent: "the facilitator was away",
  venueUnavailable: "the venue was not available",
  severeWeather: "of severe weather",
  tooFewPresent: "too few people were there",
  other: "of another reason",
};

/** Why a session is when it is, in a sentence or two. */
export function explained(context: GroupContext, { why, passedOver = [] }: PlannedSession): string {
  const holidays = passedOver.map(dateInWords).join(" and ");
  return [because(context, why), ...(holidays ? [`Not on ${holidays}: bank holiday.`] : [])].join(" ");
}

function because(context: GroupContext, why: PlannedSession["why"]): string {
  switch (why.because) {
    case "slot":
      return "In the weekly slot.";
    case "rescheduled":
      return `Moved from ${dateInWords(why.from)} by staff.`;
    case "cancelled":
      return `Not held on ${dateInWords(why.from)} because ${CANCELLATIONS[why.reason] ?? why.reason}.`;
    case "moved": {
      const before = context.timetable.find(({ id }) => id === why.after);
      const title = before ? sessionTitle(context, before) : why.after;
      return `Moved from ${dateInWords(why.from)} to come after ${title}.`;
    }
    case "newSlots":
      return `Moved from ${dateInWords(why.from)} to the group's new weekly slots.`;
  }
}
