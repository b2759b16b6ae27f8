import { today } from "../shared/case-life/schedule.ts";
import { sessionsToCome, spacingOf, type GroupContext } from "./context.ts";
import type { GroupEvent } from "./contract.ts";
import { sessionUnbegun } from "./registers.ts";
import { timetableTold } from "./tellings.ts";
import { inNewSlots, withCancelled, withMoved, type Timetable } from "./timetable.ts";

/** Changes of the timetable. Each has a new version, and every participant's case is told once. */

type Change = Partial<GroupContext>;
type Body<Name extends GroupEvent["type"]> = Extract<GroupEvent, { type: Name }>;

/** A session is moved; those after it follow where they must. */
export function rescheduled(context: GroupContext, { session, on, at }: Body<"sessionRescheduled">): Timetable {
  const { timetable } = context;
  const from = timetable.find(({ id }) => id === session)?.on ?? on;
  return withMoved(spacingOf(context), timetable, session, { on, at }, { because: "rescheduled", from });
}

/** A session is not held, or was not: it takes the next slot. */
export function cancelled(context: GroupContext, { session, reason }: Body<"sessionCancelled">): Timetable {
  return withCancelled(spacingOf(context), context.timetable, session, { today: today(context), reason });
}

/** The group meets at other times from a date on. */
export function inOtherSlots(context: GroupContext, { slots, from }: Body<"slotsChanged">): Timetable {
  const first = sessionsToCome(context).find(({ on }) => on >= from);
  return inNewSlots(spacingOf({ ...context, slots }), context.timetable, first?.id ?? "", from);
}

/** Keeps a new timetable under a new version. */
export function timetableKept(context: GroupContext, timetable: Timetable): Change {
  return { timetable, version: context.version + 1, ...timetableTold(context) };
}

export function sessionCancelledKept(context: GroupContext, event: Body<"sessionCancelled">): Change {
  return { ...sessionUnbegun(context, event.session), ...timetableKept(context, cancelled(context, event)) };
}

export function slotsKept(context: GroupContext, event: Body<"slotsChanged">): Change {
  return { slots: event.slots, ...timetableKept(context, inOtherSlots(context, event)) };
}
