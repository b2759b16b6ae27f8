import { SYSTEM } from "../../machines/shared/actor.ts";
import { CalendarHorizonError, type CalendarData } from "../../machines/shared/calendar/calendar-data.ts";
import type { CaseEvent, ProcessDefinition, Refusal } from "../../machines/shared/process-definition.ts";
import type { Instant } from "../../machines/shared/time.ts";
import type { CaseCommit, CaseOpening, TimelineEntry } from "../../records/case-commit.ts";
import { changed, type AgendaEntry } from "./agenda.ts";
import { DAY_MS, nextEscalation } from "./beyond-the-calendar.ts";
import { deadlineLabel, deadlineName } from "./commit.ts";
import { overdueAt } from "./consequences.ts";
import { STAY_OVER, TASK_OVERDUE, type Cause, type LiveCase } from "./live-case.ts";
import { claimChanges, namesHeld } from "./names-held.ts";
import { firstStep, nextStep, stampOn } from "./step.ts";
import { finish, unchanged, type Worked } from "./worked.ts";

/** The interpreter's own task, which every process has words for. */
export const RENEW_CALENDAR = "renewCalendar";

/** Starts a case. Pure: the same arguments give the same case. */
export function started(
  definition: ProcessDefinition,
  caseId: string,
  input: object,
  cause: Omit<Cause, "event">,
  opening: Omit<CaseOpening, "startedAt">,
): Worked {
  const { at, actor } = cause;
  // Its own id, so that a case can say to another who it is.
  const step = firstStep(definition.machine, { ...input, caseId }, { now: at, sequence: 0 });
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
    recent: [],
  };
  const entry: TimelineEntry = { kind: "started", name: "started", text: "Case started", at, actor };
  return finish(definition, unborn, step, { ...cause, event: { type: "started" } }, entry, {
    ...opening,
    startedAt: at,
  });
}

/** Applies an event from outside. Pure. Returns `undefined` when the present state does not take it. */
export function applied(definition: ProcessDefinition, live: LiveCase, cause: Cause): Worked | undefined {
  const step = nextStep(definition.machine, live.snapshot, cause.event, { now: cause.at, sequence: live.sequence + 1 });
  return step && finish(definition, live, step, cause, eventEntry(definition, cause));
}

/**
 * Applies an answer to something the case asked for. Pure. Returns `undefined` when the present state has no use for
 * it. A calendar that ends too early lets it wait.
 */
export function answered(
  definition: ProcessDefinition,
  live: LiveCase,
  event: CaseEvent,
  at: Instant,
): Worked | undefined {
  const cause: Cause = { event, at, actor: SYSTEM };
  const wait = { id: `answer:${live.sequence + 1}`, due: at, applyAt: at, order: 0, event };
  return orParked(definition, live, cause, wait, () => applied(definition, live, cause));
}

/** An agenda entry applied. Without a commit, nothing changed that anybody would see. */
export type Fired = Pick<Worked, "live"> & Partial<Worked>;

/** Applies an agenda entry whose time has come. A calendar that ends too early parks it and opens a task. Pure. */
export function fired(definition: ProcessDefinition, live: LiveCase, entry: AgendaEntry): Fired {
  const { event } = entry;
  const at = Math.max(entry.due, live.lastAt);
  const rest: LiveCase = { ...live, agenda: live.agenda.filter(({ id }) => id !== entry.id) };
  if (event.type === STAY_OVER) return { live: { ...rest, stayed: true } };
  if (event.type === TASK_OVERDUE) return escalated(definition, rest, String(event["taskId"]), at);
  const cause: Cause = { event, at, actor: SYSTEM };
  const worked = orParked(definition, rest, cause, entry, () => {
    const step = nextStep(definition.machine, rest.snapshot, event, { now: at, sequence: live.sequence + 1 });
    return step && finish(definition, rest, step, cause, timerEntry(definition, cause));
  });
  // The machine let it pass; the deadline is gone from what people see.
  return worked ?? unchanged(definition, rest, at, []);
}

/** Writes down that an event was accepted and then found not allowed: the case had moved on in between. Pure. */
export function refusedAfterAll(
  definition: ProcessDefinition,
  live: LiveCase,
  { event, at, actor }: Cause,
  reasons: readonly Refusal[],
): Worked {
  const why = reasons.map(({ message }) => message).join(". ");
  const text = `${definition.words.events[event.type] ?? event.type}: refused. ${why}`;
  return unchanged(definition, live, at, [{ kind: "refused", name: event.type, text, at, actor }]);
}

/** Takes a new calendar and brings back what waited for it. Pure. */
export function calendarRenewed(definition: ProcessDefinition, live: LiveCase, cause: Cause): Worked {
  const { calendar } = cause.event as unknown as { readonly calendar: CalendarData };
  const snapshot = { ...live.snapshot, context: { ...live.snapshot.context, calendar } };
  const next: LiveCase = { ...live, snapshot, agenda: [...live.agenda, ...live.parked], parked: [] };
  const { type } = cause.event;
  // The timeline names the calendar; it need not hold every bank holiday.
  const entry = eventEntry(definition, {
    ...cause,
    event: { type, version: calendar.version, horizon: calendar.horizon },
  });
  const close = { type: "closeTask", params: { task: RENEW_CALENDAR } } as const;
  return unchanged(definition, next, cause.at, [entry], [close], cause);
}

/** Writes down that the case is over: nothing is open and nobody can add anything. Pure. */
export function ended(
  definition: ProcessDefinition,
  live: LiveCase,
  at: Instant,
): Worked & { readonly commit: CaseCommit } {
  const worked = unchanged(definition, live, at, [
    { kind: "ended", name: "ended", text: "Case closed: nothing is left to do", at, actor: SYSTEM },
  ]);
  const { state } = worked.commit;
  // Whatever its machine remembers, a case that is over holds nothing.
  const claims = claimChanges(namesHeld(definition, live), []);
  return {
    ...worked,
    commit: {
      ...worked.commit,
      state: { ...state, status: "ended", allowed: [], deadlines: [] },
      ...(claims && { claims }),
    },
  };
}

function escalated(definition: ProcessDefinition, live: LiveCase, taskId: string, at: Instant): Fired {
  const task = live.tasks.find((open) => open.taskId === taskId);
  const next = task && definition.escalation[task.role];
  if (!task || !next) return { live };
  const role = definition.covers?.(live.snapshot.context)[next] ?? next;
  const raised = { ...task, role };
  const tasks = live.tasks.map((open) => (open === task ? raised : open));
  const again = nextEscalation(definition, stampOn(live.snapshot, { now: at, sequence: live.sequence }).context);
  const agenda = changed(live.agenda, [overdueAt(definition, raised, again)], at, () => false);
  const title = definition.words.tasks[task.task]?.title ?? task.task;
  const worked = unchanged(definition, { ...live, tasks, agenda }, at, [
    { kind: "escalated", name: task.task, text: `Overdue: "${title}" goes to ${role}`, at, actor: SYSTEM },
  ]);
  const change = { change: "escalated", taskId, role, due: task.due } as const;
  return { ...worked, commit: { ...worked.commit, tasks: [...worked.commit.tasks, change] } };
}

/** What the case does by itself must not stop it when the calendar ends too early: it waits, and a person is asked. */
function orParked(
  definition: ProcessDefinition,
  live: LiveCase,
  cause: Cause,
  entry: AgendaEntry,
  work: () => Worked | undefined,
): Worked | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof CalendarHorizonError)) throw error;
    const { text, ...told } = timerEntry(definition, cause);
    const due = cause.at + DAY_MS;
    return unchanged(
      definition,
      { ...live, parked: [...live.parked, entry] },
      cause.at,
      [{ ...told, text: `${text}: waits for a calendar that reaches further` }],
      [{ type: "openTask", params: { task: RENEW_CALENDAR, due, reason: error.message } }],
    );
  }
}

function timerEntry(definition: ProcessDefinition, { event, at, actor }: Cause): TimelineEntry {
  return { kind: "timer", name: deadlineName(event), text: deadlineLabel(definition, event), at, actor };
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
