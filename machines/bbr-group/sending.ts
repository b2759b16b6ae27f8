import { dateInWords } from "../shared/calendar/london.ts";
import { endOfToday } from "../shared/case-life/schedule.ts";
import type { Send } from "../shared/effects.ts";
import type { PersonalisationOf } from "../shared/message-template.ts";
import type { GroupContext } from "./context.ts";
import type { GroupMessages } from "./messages.ts";
import { remindersDue } from "./schedule.ts";
import { sessionTitle } from "./explained.ts";

/** What each message says to whom, worked out from what is known. */

function message<Name extends keyof GroupMessages>(
  template: Name,
  to: "facilitator" | "owner",
  personalisation: PersonalisationOf<GroupMessages[Name]>,
): Omit<Send, "validUntil"> {
  return { template, to, personalisation };
}

/** The facilitator who leads is reminded of all registers whose day it is, at once. */
export const registerReminder = (context: GroupContext): Send => ({
  ...message("registerReminder", "facilitator", {
    group: context.name,
    sessions: remindersDue(context)
      .map(({ session }) => `* ${sessionTitle(context, session)}, ${dateInWords(session.on)}`)
      .join("\n"),
  }),
  validUntil: endOfToday(context),
  while: "registersOpen",
});

export const tooFewParticipants = (context: GroupContext): Send => {
  const { name, participants, policy, timetable } = context;
  const count = participants.length;
  const places =
    count === 0 ? "Nobody has a place" : count === 1 ? "1 person has a place" : `${count} people have places`;
  return message("tooFewParticipants", "owner", {
    group: name,
    places,
    fewest: String(policy.fewestParticipants),
    firstSession: dateInWords(timetable[0]?.on ?? ""),
  });
};
