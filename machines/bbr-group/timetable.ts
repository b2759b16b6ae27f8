import type { Session } from "../bbr-shared/between-cases.ts";
import { SESSIONS_PER_MODULE, type Module } from "../bbr-shared/modules.ts";
import { requireCovered, type CalendarData } from "../shared/calendar/calendar-data.ts";
import { addDays, dayOfWeek } from "../shared/calendar/civil-date.ts";
import type { LocalDate, LocalTime } from "../shared/time.ts";

/**
 * A group's timetable: four modules of six sessions in weekly slots, Foundation first (processes.md section 3, Groups).
 * Pure; in London's civil dates and times, so that a clock change moves nothing. Every function that looks for a slot
 * throws `CalendarHorizonError` beyond the calendar.
 */
export const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

export interface Slot {
  readonly weekday: (typeof WEEKDAYS)[number];
  readonly at: LocalTime;
}

/** Why a session is when it is: how the timetable explains itself. */
export type Because =
  | { readonly because: "slot" }
  | { readonly because: "rescheduled"; readonly from: LocalDate }
  | { readonly because: "cancelled"; readonly from: LocalDate; readonly reason: string }
  /** Another session has moved onto its slot, or too near to it. */
  | { readonly because: "moved"; readonly from: LocalDate; readonly after: string }
  | { readonly because: "newSlots"; readonly from: LocalDate };

/** A session with what explains it. `passedOver`: bank holidays on which its slot was left out. */
export type PlannedSession = Session & {
  readonly why: Because;
  readonly passedOver?: readonly LocalDate[];
};

export type Timetable = readonly PlannedSession[];

export interface Spacing {
  readonly calendar: CalendarData;
  readonly slots: readonly Slot[];
  /** Days from the last session of a module to the first of the next, at least. */
  readonly daysForOneToOnes: number;
}

interface Found {
  readonly on: LocalDate;
  readonly at: LocalTime;
  readonly passedOver?: readonly LocalDate[];
}

/** The 24 sessions from a date on, Foundation first, each in the next free slot. */
export function generated(spacing: Spacing, from: LocalDate, laterModules: readonly Module[]): Timetable {
  const modules: readonly Module[] = ["foundation", ...laterModules];
  const bare = modules.flatMap((module) =>
    Array.from({ length: SESSIONS_PER_MODULE }, (_each, index) => ({
      id: `${module}-${index + 1}`,
      module,
      number: index + 1,
    })),
  );
  return bare.reduce<PlannedSession[]>((before, session) => {
    const earliest = earliestAfter(spacing, before.at(-1), session) ?? from;
    return [...before, { ...session, ...firstSlot(spacing, earliest), why: { because: "slot" } }];
  }, []);
}

/**
 * The timetable with one session at another time. Those before it stay; each of those after it that would no longer
 * come after its predecessor takes the next free slot, and so on: the order is kept, and nothing moves needlessly.
 */
export function withMoved(spacing: Spacing, timetable: Timetable, id: string, to: Found, why: Because): Timetable {
  const index = timetable.findIndex((session) => session.id === id);
  const session = timetable[index];
  if (!session) return timetable;
  const { passedOver: _before, ...bare } = session;
  return timetable
    .slice(index + 1)
    .reduce<PlannedSession[]>(
      (before, next) => [...before, kept(spacing, before.at(-1), next)],
      [...timetable.slice(0, index), { ...bare, ...to, why }],
    );
}

/** The timetable with a session that is not held in its place: it takes the next slot after its own, or after today. */
export function withCancelled(
  spacing: Spacing,
  timetable: Timetable,
  id: string,
  { today, reason }: { readonly today: LocalDate; readonly reason: string },
): Timetable {
  const session = timetable.find((each) => each.id === id);
  if (!session) return timetable;
  const after = session.on > today ? session.on : today;
  const why = { because: "cancelled", from: session.on, reason } as const;
  return withMoved(spacing, timetable, id, firstSlot(spacing, addDays(after, 1)), why);
}

/** The timetable in other slots from a session on, none before a date. */
export function inNewSlots(spacing: Spacing, timetable: Timetable, id: string, from: LocalDate): Timetable {
  const index = timetable.findIndex((session) => session.id === id);
  if (index < 0) return timetable;
  return timetable.slice(index).reduce<PlannedSession[]>(
    (before, { passedOver: _before, ...next }) => {
      const soonest = earliestAfter(spacing, before.at(-1), next) ?? from;
      const slot = firstSlot(spacing, soonest > from ? soonest : from);
      return [...before, { ...next, ...slot, why: { because: "newSlots", from: next.on } }];
    },
    timetable.slice(0, index),
  );
}

/** The first day a session may be on, by the one before it: a later day, and after the time for one-to-ones. */
export function earliestAfter(
  { daysForOneToOnes }: Pick<Spacing, "daysForOneToOnes">,
  before: Pick<Session, "module" | "on"> | undefined,
  session: Pick<Session, "module">,
): LocalDate | undefined {
  if (!before) return undefined;
  return addDays(before.on, before.module === session.module ? 1 : Math.max(1, daysForOneToOnes));
}

/** The modules in the order of their sessions. */
export function modulesOf(timetable: readonly Pick<Session, "module">[]): readonly Module[] {
  return [...new Set(timetable.map(({ module }) => module))];
}

/** The first session of a module. */
export function firstOf(timetable: Timetable, module: Module): PlannedSession | undefined {
  return timetable.find((session) => session.module === module);
}

function kept(spacing: Spacing, before: PlannedSession | undefined, next: PlannedSession): PlannedSession {
  const earliest = earliestAfter(spacing, before, next);
  if (!before || earliest === undefined || next.on >= earliest) return next;
  const { passedOver: _before, ...bare } = next;
  const why = { because: "moved", from: next.on, after: before.id } as const;
  return { ...bare, ...firstSlot(spacing, earliest), why };
}

/** A slot on a bank holiday is left out: with one slot a week the session moves a week. */
function firstSlot({ calendar, slots }: Spacing, from: LocalDate): Found {
  const passedOver: LocalDate[] = [];
  for (let day = from; ; day = addDays(day, 1)) {
    requireCovered(calendar, day);
    const slot = slots.find(({ weekday }) => WEEKDAYS[dayOfWeek(day) - 1] === weekday);
    if (!slot) continue;
    if (!calendar.bankHolidays.includes(day)) return { on: day, at: slot.at, ...(passedOver[0] && { passedOver }) };
    passedOver.push(day);
  }
}
