import { MODULES, type Module } from "../bbr-shared/modules.ts";
import { addDays } from "../shared/calendar/civil-date.ts";
import { today } from "../shared/case-life/schedule.ts";
import type { LocalDate } from "../shared/time.ts";
import type { GroupContext } from "./context.ts";
import { firstOf, modulesOf, type PlannedSession } from "./timetable.ts";

/** At which module somebody joins, and which modules they take with the group. Source: processes.md section 3, Shape. */

const [FOUNDATION] = MODULES;

/** The modules somebody would take with this group, from the one they would join at; none when they cannot join. */
export function modulesToTake(context: GroupContext, completed: readonly Module[]): readonly Module[] {
  const modules = modulesOf(context.timetable);
  if (context.kind === "closed")
    return completed.length === 0 && mayBegin(context, FOUNDATION, completed) ? modules : [];
  const joinsAt = modules.findIndex(
    (module) => !completed.includes(module) && mayFollow(module, completed) && mayBegin(context, module, completed),
  );
  return joinsAt < 0 ? [] : modules.slice(joinsAt).filter((module) => !completed.includes(module));
}

/** A module can still be joined: it has not begun, and leaves the time that is needed before its first session. */
function mayBegin(context: GroupContext, module: Module, completed: readonly Module[]): boolean {
  const first = firstOf(context.timetable, module);
  return first !== undefined && hasNotBegun(context, first) && first.on >= earliestFirstSession(context, completed);
}

/**
 * The first day on which a newcomer may have a group session. Whoever begins still has the pre-programme session before
 * them, and three weeks after it; whoever has completed a module elsewhere has had it.
 */
export function earliestFirstSession(context: GroupContext, completed: readonly Module[]): LocalDate {
  const { daysBeforeFirstSession, joinNoticeDays } = context.policy;
  return addDays(today(context), completed.length === 0 ? daysBeforeFirstSession : joinNoticeDays);
}

/** Foundation must be complete before any other module. */
export function mayFollow(module: Module, completed: readonly Module[]): boolean {
  return module === FOUNDATION || completed.includes(FOUNDATION);
}

export function hasNotBegun({ registers }: GroupContext, { id }: Pick<PlannedSession, "id">): boolean {
  return registers[id] === undefined;
}
