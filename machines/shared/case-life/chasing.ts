import { addDays } from "../calendar/civil-date.ts";
import { addWorkingDays } from "../calendar/working-days.ts";
import type { Instant, LocalDate } from "../time.ts";
import { morningOfOrNext, today } from "./schedule.ts";
import type { SharedCase } from "./shared-case.ts";

/** Something that was asked for and has not arrived. */
export interface Chase {
  readonly askedOn: LocalDate;
  /** When it was asked for or chased last; the next chase counts from here. */
  readonly lastOn: LocalDate;
  readonly times: number;
}

/** What is being chased, by name. */
export type Chases = Readonly<Record<string, Chase>>;

type Clock = Pick<SharedCase, "calendar" | "now" | "policy">;

/** It was asked for today. */
export function asked(context: Clock, chases: Chases, what: string): Chases {
  const on = today(context);
  return { ...chases, [what]: { askedOn: on, lastOn: on, times: 0 } };
}

/** It was chased today. */
export function chased(context: Clock, chases: Chases, what: string): Chases {
  const on = today(context);
  const { askedOn = on, times = 0 } = chases[what] ?? {};
  return { ...chases, [what]: { askedOn, lastOn: on, times: times + 1 } };
}

/** It has arrived, or is no longer wanted. */
export function noLongerChased(chases: Chases, what: string): Chases {
  const { [what]: _gone, ...others } = chases;
  return others;
}

/** The morning of the next chase, so many days after the last; never in the past, never in the night. */
export function nextChaseAt(context: Clock, chases: Chases, what: string, everyDays: number): Instant {
  return morningOfOrNext(context, addDays(chases[what]?.lastOn ?? today(context), everyDays));
}

/** The same, counted in working days. */
export function nextChaseInWorkingDaysAt(context: Clock, chases: Chases, what: string, every: number): Instant {
  return morningOfOrNext(context, addWorkingDays(context.calendar, chases[what]?.lastOn ?? today(context), every));
}

/**
 * A state that chases until an event leads out of it. The waiting is a state of its own: re-entering a direct child of
 * a parallel state would re-enter its neighbours too, with their timers.
 */
export function chaseUntil<const Delay extends string, Action>(delay: Delay, chase: readonly Action[]) {
  const again = { target: "waiting", reenter: true, actions: chase };
  return {
    initial: "waiting",
    states: { waiting: { after: { [delay]: again } as Record<Delay, typeof again> } },
  } as const;
}
