import { contractOf } from "../../machines/contracts.ts";
import { definitions } from "../../machines/definitions.ts";
import { SYSTEM } from "../../machines/shared/actor.ts";
import { instantAt, localDateOf } from "../../machines/shared/calendar/london.ts";
import { calendarFor } from "../../machines/shared/calendar/vendored.ts";
import type { CaseEvent, ProcessDefinition } from "../../machines/shared/process-definition.ts";
import type { Instant } from "../../machines/shared/time.ts";
import { next } from "../../workflows/interpreter/agenda.ts";
import { attempted } from "../../workflows/interpreter/attempt.ts";
import { begun } from "../../workflows/interpreter/begin.ts";
import { deadlineName } from "../../workflows/interpreter/commit.ts";
import type { Ask, LiveCase } from "../../workflows/interpreter/live-case.ts";
import { answered, fired, type Fired } from "../../workflows/interpreter/transition.ts";
import type { TimelineEntry } from "../../records/case-commit.ts";
import type { Course, CourseStep } from "./course.ts";

/** One transition of one case on the way through a course. */
export interface Step {
  readonly definition: ProcessDefinition;
  /** What brought it about: an event, or an entry of the agenda. */
  readonly cause: CaseEvent;
  readonly before: LiveCase;
  readonly after: LiveCase;
  /** What was written on the timeline. */
  readonly entries: readonly TimelineEntry[];
}

interface CourseCase {
  readonly definition: ProcessDefinition;
  live: LiveCase;
  /** The latest entry of each event and deadline, by name: what `@entry:` stands for. */
  readonly entries: Map<string, number>;
}

const CALENDAR = calendarFor("2021-01-01");

/**
 * Walks a course over the interpreter's pure core, without a server: which transitions its cases take. Cases that tell
 * each other something are answered at once. Throws when a step is refused.
 */
export function walkCourse(course: Course): readonly Step[] {
  const walk = new Walk();
  for (const step of course.steps) walk.take(step);
  return walk.steps;
}

class Walk {
  readonly steps: Step[] = [];
  readonly #cases = new Map<string, CourseCase>();

  take(step: CourseStep): void {
    const at = instantOf(step.at);
    this.#pass(at);
    if ("start" in step) this.#start(step.start.case, step.start.process, at, this.#resolved(step.body) as object);
    else if ("event" in step) this.#send(step.case, step.event, at, this.#resolved(step.body) as object);
  }

  #start(name: string, process: string, at: Instant, body: object): void {
    const contract = contractOf(process);
    const definition: ProcessDefinition | undefined = definitions[process as keyof typeof definitions];
    if (!contract) throw new Error(`There is no process ${process}`);
    const input = contract.input.parse(body) as never;
    const whole = { ...(input as object), ...contract.policy(input, localDateOf(CALENDAR, at)) };
    const caseId = `${process}-${String(this.#cases.size + 1).padStart(32, "0")}`;
    const opening = { ...contract.opening(input), rehearsal: false };
    const handled = { key: "", fingerprint: "" };
    const start = { kind: "start", schema: 1, definitionVersion: definition.version, input: whole } as const;
    const { live } = begun(definition, caseId, { ...start, calendar: CALENDAR, opening, actor: SYSTEM, handled }, at);
    this.#cases.set(name, { definition, live, entries: new Map() });
    this.#answer(this.#known(name), at);
  }

  #send(name: string, event: string, at: Instant, body: object): void {
    const parsed = contractOf(this.#known(name).definition.process)?.events[event]?.body.parse(body);
    const reasons = this.#deliver(this.#known(name), { ...parsed, type: event }, at);
    if (reasons.length > 0) throw new Error(`${name} refuses ${event}: ${reasons.join(". ")}`);
  }

  /** Everything due by an instant, in order, whichever case it is of. */
  #pass(until: Instant): void {
    for (;;) {
      const due = [...this.#cases.values()].flatMap((each) => {
        const entry = next(each.live.agenda);
        return entry && entry.due <= until ? [{ each, entry }] : [];
      });
      const first = due.sort((a, b) => a.entry.due - b.entry.due)[0];
      if (!first) return;
      const { each, entry } = first;
      this.#took(each, entry.event, fired(each.definition, each.live, entry));
    }
  }

  #deliver(to: CourseCase, event: CaseEvent, at: Instant): readonly string[] {
    const attempt = attempted(to.definition, to.live, { event, at: Math.max(at, to.live.lastAt), actor: SYSTEM });
    if ("reasons" in attempt) return attempt.reasons.map(({ message }) => message);
    this.#took(to, event, attempt.worked);
    return [];
  }

  #took(each: CourseCase, cause: CaseEvent, { live: after, commit }: Fired): void {
    const { definition, live: before } = each;
    this.steps.push({ definition, cause, before, after, entries: commit?.entries ?? [] });
    each.live = { ...after, inFlight: [] };
    each.entries.set(deadlineName(cause), after.sequence);
    this.#answer(each, after.lastAt);
  }

  #answer(asking: CourseCase, at: Instant): void {
    for (const ask of asking.live.asks) {
      asking.live = { ...asking.live, asks: asking.live.asks.filter(({ id }) => id !== ask.id) };
      const answer = this.#told(ask, at);
      const worked = answered(asking.definition, asking.live, answer, Math.max(at, asking.live.lastAt));
      if (worked) this.#took(asking, answer, worked);
    }
  }

  #told({ effect }: Ask, at: Instant): CaseEvent {
    if (effect.type !== "tellCase") throw new Error(`A course has no members to ask ("${effect.type}")`);
    const { caseId, event, body, key } = effect.params;
    const other = [...this.#cases.values()].find(({ live }) => live.caseId === caseId);
    const reasons = other ? this.#deliver(other, { ...body, type: event }, at) : ["There is no such case"];
    return { type: "caseTold", caseId, key, accepted: reasons.length === 0, reasons };
  }

  #resolved(value: unknown): unknown {
    if (typeof value === "string") {
      const [kind, name = "", entry = ""] = value.split(":");
      if (kind === "@case") return this.#known(name).live.caseId;
      return kind === "@entry" ? this.#known(name).entries.get(entry) : value;
    }
    if (Array.isArray(value)) return value.map((each) => this.#resolved(each));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, this.#resolved(inner)]));
  }

  #known(name: string): CourseCase {
    const known = this.#cases.get(name);
    if (!known) throw new Error(`The course has started no case named "${name}"`);
    return known;
  }
}

function instantOf(at: string): Instant {
  const [date = "", time = ""] = at.split(" ");
  return instantAt(CALENDAR, date, time);
}
