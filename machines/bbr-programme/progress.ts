import { MODULES, SESSIONS_PER_MODULE, type Module } from "../bbr-shared/modules.ts";
import type { Session } from "../bbr-shared/between-cases.ts";
import { compare } from "../shared/calendar/civil-date.ts";
import { instantAt } from "../shared/calendar/london.ts";
import type { Instant, LocalDate } from "../shared/time.ts";
import type { BbrContext, SessionRecord } from "./context.ts";

/**
 * How far a participant has come. Foundation is always first and must be complete before any other module; after each
 * module comes its one-to-one, and the next cannot start before it. Source: processes.md section 3, Shape.
 */

/** `foundation-3`: names a session of a module, whenever and in whatever group it is held. */
export const sessionId = (module: Module, number: number): string => `${module}-${number}`;

const sessionsOf = (module: Module): readonly string[] =>
  Array.from({ length: SESSIONS_PER_MODULE }, (_, index) => sessionId(module, index + 1));

type Attended = Pick<BbrContext, "records" | "catchUps">;

const isGood = ({ attendance }: SessionRecord): boolean => attendance === "attendedComplied";

/** Attended and complied with, or caught up. One good attempt is enough, in whichever group. */
export const isMadeGood = ({ records, catchUps }: Attended, id: string): boolean =>
  records.some((record) => record.id === id && isGood(record)) || catchUps.some((caughtUp) => caughtUp.id === id);

/** Every session of the module was attended and complied with, or caught up. */
export const isComplete = (context: Attended, module: Module): boolean =>
  sessionsOf(module).every((id) => isMadeGood(context, id));

/** Complete, and its one-to-one was held. */
export const isFinished = (context: Attended & Pick<BbrContext, "oneToOnes">, module: Module): boolean =>
  isComplete(context, module) && context.oneToOnes.some((each) => each.module === module);

export const finishedModules = (context: BbrContext): readonly Module[] =>
  MODULES.filter((module) => isFinished(context, module));

/** All 24 group sessions and the four one-to-ones. */
export const isEverythingHeld = (context: BbrContext): boolean => finishedModules(context).length === MODULES.length;

/**
 * The module the person is in, or comes to next: Foundation first, then one whose one-to-one is open, then in the
 * group's order.
 */
export function currentModule(context: BbrContext): Module | undefined {
  const { place, policy } = context;
  if (!isFinished(context, "foundation")) return "foundation";
  const order = [...oneToOnesDue(context), ...(place?.order ?? []), ...policy.moduleOrder];
  return order.find((module) => !isFinished(context, module));
}

/** Complete modules whose one-to-one has not been held. */
export const oneToOnesDue = (context: BbrContext): readonly Module[] =>
  MODULES.filter((module) => isComplete(context, module) && !isFinished(context, module));

/** The module whose one-to-one is to be held before anything else. */
export function oneToOneDue(context: BbrContext): Module | undefined {
  const module = currentModule(context);
  return module !== undefined && isComplete(context, module) ? module : undefined;
}

/** Sessions missed or not complied with that nobody has caught up. */
export function openCatchUps(context: BbrContext): readonly string[] {
  const ids = [...new Set(context.records.map(({ id }) => id))];
  return ids.filter((id) => !isMadeGood(context, id));
}

/** Sessions still to be attended, of all modules. */
export const sessionsLeft = (context: BbrContext): number =>
  MODULES.flatMap(sessionsOf).filter((id) => !isMadeGood(context, id)).length;

/** The last day on which anything of the programme was held, one-to-ones included: the review counts from it. */
export function lastSessionOn({ records, catchUps, oneToOnes }: BbrContext): LocalDate | undefined {
  const held = [...records.filter(isGood), ...catchUps, ...oneToOnes].map(({ on }) => on);
  return held.sort(compare).at(-1);
}

/** In a group, delivered one-to-one, on hold, or with nothing but catch-ups and one-to-ones left. */
export const isUnderway = (context: BbrContext): boolean =>
  [context.place, context.individually, context.hold].some((known) => known !== undefined) ||
  (context.assessment === "suitable" && hasEveryRecord(context));

/** Nothing of the groups' sessions is left but catch-ups. */
export const hasEveryRecord = ({ records }: BbrContext): boolean =>
  MODULES.flatMap(sessionsOf).every((id) => records.some((record) => record.id === id));

export const beginsAt = ({ calendar }: BbrContext, { on, at }: Pick<Session, "on" | "at">): Instant =>
  instantAt(calendar, on, at);

/** The session that comes first for this person in this group, past or to come. */
export const firstSession = ({ place }: BbrContext): Session | undefined => place?.sessions[0];

/** Was registered for a session of this group, or has none to join. */
export const hasJoined = ({ records, place, individually }: BbrContext): boolean =>
  place
    ? records.some(({ groupCaseId }) => groupCaseId === place.groupCaseId)
    : records.length > 0 || individually === undefined;

/**
 * The next session of another module that the group comes to while the present one is not finished. One that the person
 * was registered for already does not count: a register corrected afterwards leaves time until the next.
 */
export function sessionMovingOn(context: BbrContext): Session | undefined {
  const { place, records } = context;
  const current = currentModule(context);
  return place?.sessions.find(
    ({ id, module }) =>
      module !== current &&
      !isFinished(context, module) &&
      !records.some((record) => record.id === id && record.groupCaseId === place.groupCaseId),
  );
}

/** The group has moved on while a catch-up or a one-to-one is still open. */
export function isLeftBehind(context: BbrContext): boolean {
  const next = sessionMovingOn(context);
  return next !== undefined && beginsAt(context, next) <= context.now;
}

/** In order of time, as the group tells them or not. */
export const inOrder = (sessions: readonly Session[]): readonly Session[] =>
  [...sessions].sort((a, b) => compare(`${a.on} ${a.at}`, `${b.on} ${b.at}`));

/** The modules in the order of their sessions to come; what has been dropped off a list has passed. */
export function moduleOrder(sessions: readonly Session[], before: readonly Module[] = []): readonly Module[] {
  const listed = [...new Set(inOrder(sessions).map(({ module }) => module))];
  return [...before.filter((module) => !listed.includes(module)), ...listed];
}
