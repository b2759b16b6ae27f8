import { policyOn } from "../shared/policy.ts";
import { addDays } from "../shared/calendar/civil-date.ts";
import { dateInWords } from "../shared/calendar/london.ts";
import { unless } from "../shared/case-life/refusing.ts";
import type { EventsOf, ProcessContract } from "../shared/process-contract.ts";
import { assumptions } from "./assumptions.ts";
import { groupClaim } from "./claims.ts";
import { events } from "./group-events.ts";
import { input, inputExample, type GroupInput } from "./input.ts";
import { messages } from "./messages.ts";
import { groupPolicy } from "./policy.ts";
import { words } from "./words.ts";

export type { GroupInput };
export type GroupEvent = EventsOf<typeof events>;

export const bbrGroup = {
  process: "bbrGroup",
  title: "Building Better Relationships: group",
  description:
    "One group of the programme: its timetable of 24 sessions, at most twelve places, and the register of each session.",
  input,
  inputExample,
  startedBy: ["programmeTeam", "treatmentManager", "programmeManager"],
  events,
  othersBy: "programmeCaseId",
  // Those on a register, and those somebody must see to, as the facts list them.
  othersListedIn: ["notListed", "listedTwice", "notDue", "nothingToFollowUp"],
  words,
  messages,
  opening: ({ region }: GroupInput) => ({ region, identifiers: [] }),
  // One group of a name in a region, for as long as it goes on.
  claims: (group: GroupInput) => [groupClaim(group)],
  refuseStart: ({ firstSessionNotBefore, slots }: GroupInput, today: string) => {
    const { daysBeforeFirstSession, sessionsBeginUntil } = policyOn(groupPolicy, today);
    const earliest = addDays(today, daysBeforeFirstSession);
    return [
      ...unless(
        firstSessionNotBefore >= earliest,
        "tooSoon",
        `Nobody could be given a place in time: must be ${dateInWords(earliest)} or later`,
        "firstSessionNotBefore",
      ),
      ...unless(
        slots.every(({ at }) => at <= sessionsBeginUntil),
        "tooLateInTheDay",
        `No session begins after ${sessionsBeginUntil}`,
        "slots",
      ),
    ];
  },
  policies: { settings: groupPolicy },
  assumptions,
  policy: (_input: GroupInput, today: string) => ({ policy: policyOn(groupPolicy, today) }),
} satisfies ProcessContract;
