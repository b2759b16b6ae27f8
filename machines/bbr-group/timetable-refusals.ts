import { addDays } from "../shared/calendar/civil-date.ts";
import { dateInWords } from "../shared/calendar/london.ts";
import { unless } from "../shared/case-life/refusing.ts";
import { today } from "../shared/case-life/schedule.ts";
import type { Refusal } from "../shared/process-definition.ts";
import type { LocalDate } from "../shared/time.ts";
import { sessionsToCome, spacingOf, type GroupContext } from "./context.ts";
import type { GroupEvent } from "./contract.ts";
import { inOtherSlots, rescheduled } from "./timetable-changes.ts";
import { earliestAfter, type PlannedSession, type Timetable } from "./timetable.ts";

/** Why the timetable cannot change like this. */

type Body<Name extends GroupEvent["type"]> = Extract<GroupEvent, { type: Name }>;

const hasBegun = ({ registers }: GroupContext, id: string): boolean => registers[id] !== undefined;

export function rescheduleRefusals(context: GroupContext, event: Body<"sessionRescheduled">): readonly Refusal[] {
  const session = context.timetable.find(({ id }) => id === event.session);
  if (!session) return noSuchSession();
  if (hasBegun(context, session.id)) {
    return unless(false, "sessionBegun", "Has begun already; if it was not held, cancel it", "session");
  }
  const tooNear = whoseFirstSessionComesTooSoon(context, () => rescheduled(context, event));
  return [
    ...unless(
      event.on !== session.on || event.at !== session.at,
      "sameTime",
      "The session is at this time already",
      "on",
    ),
    ...earliestRefusals(context, session, event.on),
    ...unless(
      !context.calendar.bankHolidays.includes(event.on),
      "bankHoliday",
      "Is a bank holiday; choose another day",
      "on",
    ),
    ...beginningRefusals(context, [event.at], "at"),
    ...tooNear("on"),
  ];
}

export function cancelRefusals(context: GroupContext, event: Body<"sessionCancelled">): readonly Refusal[] {
  const index = context.timetable.findIndex(({ id }) => id === event.session);
  if (index < 0) return noSuchSession();
  const register = context.registers[event.session];
  return [
    ...unless(
      register?.entries === undefined,
      "registerRecorded",
      "Its register is recorded, so it was held; correct the register instead",
      "session",
    ),
    ...unless(
      context.timetable.slice(index + 1).every(({ id }) => !hasBegun(context, id)),
      "laterSessionBegun",
      "A later session has begun, and the order must be kept: record the register as it was",
      "session",
    ),
  ];
}

export function slotsRefusals(context: GroupContext, event: Body<"slotsChanged">): readonly Refusal[] {
  const earliest = addDays(today(context), context.policy.moveNoticeDays);
  const remaining = sessionsToCome(context).some(({ on }) => on >= event.from);
  const tooNear = whoseFirstSessionComesTooSoon(context, () => inOtherSlots(context, event));
  return [
    ...unless(event.from >= earliest, "tooSoon", `Must be ${dateInWords(earliest)} or later`, "from"),
    ...unless(remaining, "nothingToMove", "No session is on this day or later", "from"),
    ...beginningRefusals(
      context,
      event.slots.map(({ at }) => at),
      "slots",
    ),
    ...tooNear("from"),
  ];
}

function noSuchSession(): readonly Refusal[] {
  return unless(false, "noSuchSession", "The timetable has no such session", "session");
}

/** Not before people can be told, nor before the session that precedes it and the time for one-to-ones. */
function earliestRefusals(context: GroupContext, session: PlannedSession, on: LocalDate): readonly Refusal[] {
  const notice = addDays(today(context), context.policy.moveNoticeDays);
  const before = context.timetable[context.timetable.indexOf(session) - 1];
  const inOrder = earliestAfter(spacingOf(context), before, session);
  return [
    ...unless(on >= notice, "tooSoon", `Must be ${dateInWords(notice)} or later, so that people can be told`, "on"),
    ...unless(
      inOrder === undefined || on >= inOrder,
      "outOfOrder",
      `Must be ${dateInWords(inOrder ?? on)} or later: after the session before it, and the one-to-ones between modules`,
      "on",
    ),
  ];
}

function beginningRefusals({ policy }: GroupContext, times: readonly string[], field: string): readonly Refusal[] {
  const { sessionsBeginUntil } = policy;
  const message = `No session begins after ${sessionsBeginUntil}`;
  return unless(
    times.every((at) => at <= sessionsBeginUntil),
    "tooLateInTheDay",
    message,
    field,
  );
}

/** A first session is not brought forward into the three weeks after a pre-programme session that may be arranged. */
function whoseFirstSessionComesTooSoon(
  context: GroupContext,
  change: () => Timetable,
): (field: string) => readonly Refusal[] {
  const earliest = addDays(today(context), context.policy.daysBeforeFirstSession);
  const after = change();
  const firsts = context.participants.flatMap(({ modules }) => {
    const first = context.timetable.find(({ module }) => modules.includes(module));
    return first && !hasBegun(context, first.id) ? [first] : [];
  });
  const tooSoon = firsts.some(({ id, on }) => {
    const moved = after.find((session) => session.id === id);
    return moved !== undefined && moved.on < on && moved.on < earliest;
  });
  const message = `Is somebody's first session, and cannot be brought forward to before ${dateInWords(earliest)}`;
  return (field) => unless(!tooSoon, "threeWeeks", message, field);
}
