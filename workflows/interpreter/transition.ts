import { SYSTEM } from "../../machines/shared/actor.ts";
import { CalendarHorizonError } from "../../machines/shared/calendar/calendar-data.ts";
import type { ProcessDefinition } from "../../machines/shared/process-definition.ts";
import type { Instant } from "../../machines/shared/time.ts";
import type { CaseCommit, CaseOpening, TimelineEntry } from "../../records/case-commit.ts";
import { changed, type AgendaEntry } from "./agenda.ts";
import { DAY_MS, nextEscalation } from "./beyond-the-calendar.ts";
import { caseState, commitOf, deadlineName } from "./commit.ts";
import { carryOut, type Consequences } from "./consequences.ts";
import { TASK_OVERDUE, type Cause, type LiveCase } from "./live-case.ts";
import { firstStep, nextStep, stampOn, type Step } from "./step.ts";
import { leafPaths } from "./stored-snapshot.ts";

/** How long a case remembers the keys of handled events itself; afterwards records do. 30 days in milliseconds. */
const REMEMBER_KEYS_MS = 30 * 24 * 60 * 60 * 1000;

/** A transition worked out: the case after it, what to write down, and what to set going or to stop. */
export interface Worked {
  readonly live: LiveCase;
  readonly commit: CaseCommit;
}

/** Starts a case. Pure: the same arguments give the same case. */
export function started(
  definition: ProcessDefinition,
  caseId: string,
  input: object,
  cause: Omit<Cause, "event">,
  opening: Omit<CaseOpening, "startedAt">,
): Worked {
  const { at, actor } = cause;
  const step = firstStep(definition.machine, input, { now: at, sequence: 0 });
  const unborn: LiveCase = {
    caseId,
    snapshot: step.snapshot,
    agenda: [],
    parked: [],
    tasks: [],
    inFlight: [],
    asks: [],
    handled: {},
    sequence: -1,
    lastAt: at,
    since: at,
    stayed: false,
  };
  const entry: TimelineEntry = { kind: "started", name: "started", text: "Case started", at, actor };
  return finish(definition, unborn, step, { ...cause, event: { type: "started" } }, entry, { ...opening, startedAt: at });
}

/**
 * Applies an event, an answer or a due agenda entry of the machine. Pure. Returns `undefined` when the present state
 * does not take it.
 */
export function applied(definition: ProcessDefinition, live: LiveCase, cause: Cause): Worked | undefined {
  const stamp = { now: cause.at, sequence: live.sequence + 1 };
  const step = nextStep(definition.machine, live.snapshot, cause.event, stamp);
  if (!step) return undefined;
  return finish(definition, live, step, cause, eventEntry(definition, cause));
}

/** Applies an agenda entry whose time has come. A calendar that ends too early parks it and opens a task. Pure. */
export function fired(definition: ProcessDefinition, live: LiveCase, entry: AgendaEntry): Worked {
  const at = Math.max(entry.due, live.lastAt);
  const rest: LiveCase = { ...live, agenda: live.agenda.filter((other) => other.id !== entry.id) };
  if (entry.event.type === TASK_OVERDUE) return escalated(definition, rest, String(entry.event["taskId"]), at);
  const label = definition.words.deadlines[deadlineName(entry.event)]?.label ?? deadlineName(entry.event);
  const timer: TimelineEntry = { kind: "timer", name: deadlineName(entry.event), text: label, at, actor: SYSTEM };
  try {
    const step = nextStep(definition.machine, rest.snapshot, entry.event, { now: at, sequence: live.sequence + 1 });
    if (!step) return unchanged(definition, rest, at, []);
    return finish(definition, rest, step, { event: entry.event, at, actor: SYSTEM }, timer);
  } catch (error) {
    if (!(error instanceof CalendarHorizonError)) throw error;
    const parked = { ...rest, parked: [...rest.parked, entry] };
    return unchanged(definition, parked, at, [{ ...timer, text: `${label}: waits for a calendar that reaches further` }], [
      { type: "openTask", params: { task: "renewCalendar", due: at + DAY_MS, reason: error.message } },
    ]);
  }
}

/** Writes down that an event was accepted and then found not allowed: the case had moved on in between. Pure. */
export function refusedAfterAll(definition: ProcessDefinition, live: LiveCase, cause: Cause, why: string): Worked {
  const text = `${definition.words.events[cause.event.type] ?? cause.event.type}: refused. ${why}`;
  return unchanged(definition, live, cause.at, [
    { kind: "refused", name: cause.event.type, text, at: cause.at, actor: cause.actor },
  ]);
}

/** Takes a new calendar and brings back what waited for it. Pure. */
export function calendarRenewed(definition: ProcessDefinition, live: LiveCase, cause: Cause): Worked {
  const { calendar } = cause.event as unknown as { calendar: object };
  const snapshot = { ...live.snapshot, context: { ...live.snapshot.context, calendar } };
  const next: LiveCase = { ...live, snapshot, agenda: [...live.agenda, ...live.parked], parked: [] };
  const renewed = unchanged(definition, next, cause.at, [eventEntry(definition, cause)], [
    { type: "closeTask", params: { task: "renewCalendar" } },
  ]);
  return remembered(renewed, cause);
}

/** Writes down that the case is over: nothing is open and nobody can add anything. Pure. */
export function ended(definition: ProcessDefinition, live: LiveCase, at: Instant): Worked {
  const worked = unchanged(definition, live, at, [
    { kind: "ended", name: "ended", text: "Case closed: nothing is left to do", at, actor: SYSTEM },
  ]);
  const { state } = worked.commit;
  return { ...worked, commit: { ...worked.commit, state: { ...state, status: "ended", allowed: [], deadlines: [] } } };
}

function escalated(definition: ProcessDefinition, live: LiveCase, taskId: string, at: Instant): Worked {
  const task = live.tasks.find((open) => open.taskId === taskId);
  const role = task && definition.escalation[task.role];
  if (!task || !role) return unchanged(definition, live, at, []);
  const tasks = live.tasks.map((open) => (open === task ? { ...task, role } : open));
  const again = nextEscalation(definition, stampOn(live.snapshot, { now: at, sequence: live.sequence }).context);
  const overdue = { change: "arm", id: `task:${taskId}`, due: again, event: { type: TASK_OVERDUE, taskId } } as const;
  const agenda = changed(live.agenda, [overdue], at, () => false);
  const title = definition.words.tasks[task.task]?.title ?? task.task;
  const worked = unchanged(definition, { ...live, tasks, agenda }, at, [
    { kind: "escalated", name: task.task, text: `Overdue: "${title}" goes to ${role}`, at, actor: SYSTEM },
  ]);
  const change = { change: "escalated", taskId, role, due: task.due } as const;
  return { ...worked, commit: { ...worked.commit, tasks: [...worked.commit.tasks, change] } };
}

/** A commit without a transition of the machine. */
function unchanged(
  definition: ProcessDefinition,
  live: LiveCase,
  at: Instant,
  entries: readonly TimelineEntry[],
  effects: Step["effects"] = [],
): Worked {
  const snapshot = stampOn(live.snapshot, { now: at, sequence: live.sequence + 1 });
  const consequences = carryOut(definition, live, { snapshot, effects, timers: [] }, at);
  return settled(definition, live, consequences, at, entries);
}

function finish(
  definition: ProcessDefinition,
  live: LiveCase,
  step: Step,
  cause: Cause,
  entry: TimelineEntry,
  opening?: CaseOpening,
): Worked {
  const worked = settled(definition, live, carryOut(definition, live, step, cause.at), cause.at, [entry], cause, opening);
  return remembered(worked, cause);
}

function settled(
  definition: ProcessDefinition,
  before: LiveCase,
  consequences: Consequences,
  at: Instant,
  entries: readonly TimelineEntry[],
  cause?: Cause,
  opening?: CaseOpening,
): Worked {
  const { live, tasks, messages, notSent } = consequences;
  const moved = leafPaths(before.snapshot).join() !== leafPaths(live.snapshot).join();
  const next: LiveCase = { ...live, sequence: before.sequence + 1, lastAt: at, since: moved ? at : before.since };
  return {
    live: next,
    commit: commitOf(definition, next, {
      at,
      entries: [...entries, ...notSent],
      tasks,
      messages,
      state: caseState(definition, next),
      ...(cause && { cause }),
      ...(opening && { opening }),
    }),
  };
}

/** Remembers the key of an event that was handled, and forgets those of long ago. */
function remembered(worked: Worked, cause: Cause): Worked {
  if (!cause.handled) return worked;
  const { live, commit } = worked;
  const recent = Object.entries(live.handled).filter(([, before]) => before.at > cause.at - REMEMBER_KEYS_MS);
  const { key, fingerprint } = cause.handled;
  const handled = { ...Object.fromEntries(recent), [key]: { fingerprint, sequence: live.sequence, at: cause.at } };
  return { live: { ...live, handled }, commit: { ...commit, handled: { key, fingerprint, at: cause.at } } };
}

function eventEntry(definition: ProcessDefinition, { event, at, actor }: Cause): TimelineEntry {
  const { type, ...data } = event;
  const corrects = type === "corrected" ? Number(event["entry"]) : undefined;
  return {
    kind: corrects === undefined ? "event" : "correction",
    name: type,
    text: definition.words.events[type] ?? type,
    at,
    actor,
    ...(Object.keys(data).length > 0 && { data }),
    ...(corrects !== undefined && { corrects }),
  };
}
