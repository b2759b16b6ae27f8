import { instantAt } from "../../machines/shared/calendar/london.ts";
import { calendarFor } from "../../machines/shared/calendar/vendored.ts";
import { DemoRefused, type DemoApi, type DemoCase } from "../demo/api.ts";
import type { Course, CourseStep } from "./course.ts";

/** Who is told of a course as it runs. */
export interface Listener {
  introduce(caseId: string, name: string): void;
  say(line: string): void;
  catchUp(): Promise<void>;
}

/** Nobody is told. */
export const NOBODY: Listener = { introduce: () => {}, say: () => {}, catchUp: () => Promise.resolve() };

/** A case that did not come to the outcome its course names. */
export class CourseEndedOtherwise extends Error {
  override readonly name = "CourseEndedOtherwise";
}

/**
 * Runs a course over HTTP, in rehearsal: cases begin and move at the times it names, whatever the clock on the wall.
 * Returns the cases at its end, by their names in the course. Throws DemoRefused when a step is refused, and
 * CourseEndedOtherwise.
 */
export async function runCourse(
  api: DemoApi,
  course: Course,
  listener: Listener = NOBODY,
): Promise<Readonly<Record<string, DemoCase>>> {
  const run = new CourseRun(api, course, listener);
  for (const step of course.steps) await run.take(step);
  return run.end();
}

class CourseRun {
  readonly #api: DemoApi;
  readonly #course: Course;
  readonly #listener: Listener;
  readonly #calendar = calendarFor("2026-01-01");
  readonly #cases = new Map<string, { readonly caseId: string; readonly process: string }>();

  constructor(api: DemoApi, course: Course, listener: Listener) {
    this.#api = api;
    this.#course = course;
    this.#listener = listener;
  }

  async take(step: CourseStep): Promise<void> {
    if (step.say !== undefined) this.#listener.say(step.say);
    await this.#forwardTo(step.at);
    if ("start" in step) await this.#start(step);
    else if ("event" in step) await this.#send(step);
    await this.#settled();
  }

  async end(): Promise<Readonly<Record<string, DemoCase>>> {
    const found: Record<string, DemoCase> = {};
    for (const [name, outcome] of Object.entries(this.#course.ends)) {
      found[name] = await this.#read(name);
      if (found[name].outcome === outcome) continue;
      const { outcome: other = "none", state, tasks } = found[name];
      throw new CourseEndedOtherwise(
        `"${this.#course.title}": ${name} ended with ${other} instead of ${outcome}, in ${state.paths.join(" ")}, open: ${tasks.map(({ title }) => title).join("; ")}`,
      );
    }
    return found;
  }

  async #start({ at, start, by, body }: Extract<CourseStep, { start: unknown }>): Promise<void> {
    const from = encodeURIComponent(new Date(this.#instant(at)).toISOString());
    const path = `/processes/${start.process}/cases?rehearsal=true&from=${from}`;
    const { caseId } = await this.#api.post<DemoCase>(path, await this.#resolved(body), { as: this.#actor(by) });
    this.#cases.set(start.case, { caseId, process: start.process });
    this.#listener.introduce(caseId, start.as);
  }

  async #send({ case: name, event, by, body }: Extract<CourseStep, { event: string }>): Promise<void> {
    const { caseId, process } = this.#known(name);
    const path = `/processes/${process}/cases/${caseId}/events/${event}`;
    await this.#api.post(path, await this.#resolved(body), { as: this.#actor(by) });
  }

  /** Every case of the course stands at the same instant. One that is over keeps its end. */
  async #forwardTo(at: string): Promise<void> {
    const until = new Date(this.#instant(at)).toISOString();
    for (const [name, { caseId }] of this.#cases) {
      const { clock, status } = await this.#read(name);
      if (status === "ended" || (clock && Date.parse(clock.now) >= Date.parse(until))) continue;
      await this.#api.post(`/rehearsal/cases/${caseId}/forward`, { until });
    }
  }

  /** What cases tell each other takes a real moment. Cases not linked, or not any more: until a round changes none. */
  async #settled(): Promise<void> {
    if (this.#cases.size > 1) {
      let before = "";
      for (let now = ""; (await this.#atRest()) > 1; before = now) {
        now = await this.#stand();
        if (now === before) break;
      }
    }
    await this.#listener.catchUp();
  }

  /** Waits once for each family of linked cases. Returns how many there are. */
  async #atRest(): Promise<number> {
    const seen = new Set<string>();
    let families = 0;
    for (const [name, { caseId }] of this.#cases) {
      if (seen.has(caseId) || (await this.#read(name)).status === "ended") continue;
      const path = `/rehearsal/cases/${caseId}/forward`;
      const { caseIds } = await this.#api.post<{ readonly caseIds: readonly string[] }>(path, { duration: "PT0S" });
      for (const linked of caseIds) seen.add(linked);
      families += 1;
    }
    return families;
  }

  /** How far each case has come. */
  async #stand(): Promise<string> {
    const cases = await Promise.all([...this.#cases.keys()].map((name) => this.#read(name)));
    return cases.map(({ sequence }) => sequence).join(" ");
  }

  #read(name: string): Promise<DemoCase> {
    return this.#api.get<DemoCase>(`/cases/${this.#known(name).caseId}`);
  }

  async #resolved(value: unknown): Promise<unknown> {
    if (typeof value === "string") return this.#reference(value);
    if (Array.isArray(value)) return Promise.all(value.map((each) => this.#resolved(each)));
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).map(async ([key, inner]) => [key, await this.#resolved(inner)] as const);
    return Object.fromEntries(await Promise.all(entries));
  }

  async #reference(text: string): Promise<string | number> {
    const [kind, name = "", entry = ""] = text.split(":");
    if (kind === "@case") return this.#known(name).caseId;
    if (kind !== "@entry") return text;
    const { caseId } = this.#known(name);
    const entries = await this.#api.timeline(caseId);
    const found = entries.findLast((each) => each.name === entry && each.sequence !== undefined);
    if (found?.sequence === undefined) throw new DemoRefused(`${name} has no entry "${entry}" on its timeline`);
    return found.sequence;
  }

  #known(name: string): { readonly caseId: string; readonly process: string } {
    const known = this.#cases.get(name);
    if (!known) throw new DemoRefused(`The course has started no case named "${name}"`);
    return known;
  }

  #actor(by: string): { readonly role: string; readonly name: string } {
    const actor = this.#course.people[by];
    if (!actor) throw new DemoRefused(`The course has nobody named "${by}"`);
    return actor;
  }

  #instant(at: string): number {
    const [date = "", time = ""] = at.split(" ");
    return instantAt(this.#calendar, date, time);
  }
}
