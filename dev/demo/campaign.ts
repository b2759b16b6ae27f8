import { readFile } from "node:fs/promises";
import path from "node:path";
import { addDays } from "../../machines/shared/calendar/civil-date.ts";
import { instantAt, localDateOf } from "../../machines/shared/calendar/london.ts";
import { calendarFor } from "../../machines/shared/calendar/vendored.ts";
import type { LocalDate, LocalTime } from "../../machines/shared/time.ts";
import { DemoRefused, type DemoApi, type DemoCase } from "./api.ts";
import type { Narrator } from "./narrator.ts";
import { EMPLOYEES, STAFF, type Person } from "./people.ts";

const ROSTER = path.join(import.meta.dirname, "..", "..", "examples", "opt-in-campaign.csv");

interface Found {
  readonly cases: readonly DemoCase[];
}

interface Report {
  readonly counts: Readonly<Record<string, number>>;
  readonly refused: readonly { readonly line: number; readonly reasons: readonly string[] }[];
}

/** One campaign in rehearsal, and its people by first name. */
export class Campaign {
  readonly #api: DemoApi;
  readonly #narrator: Narrator;
  readonly #calendar = calendarFor(addDays(new Date().toISOString().slice(0, 10), -2));
  readonly today: LocalDate;
  readonly #people = new Map<Person, string>();
  caseId = "";

  constructor(api: DemoApi, narrator: Narrator) {
    this.#api = api;
    this.#narrator = narrator;
    this.today = localDateOf(this.#calendar, Date.now());
  }

  /** Starts the campaign and imports the file of employees. */
  async begin(terms: Readonly<Record<string, unknown>>): Promise<void> {
    const started = await this.#api.post<DemoCase>("/processes/optInCampaign/cases?rehearsal=true", terms, {
      as: STAFF.team,
    });
    this.caseId = started.caseId;
    this.#narrator.introduce(this.caseId, "Campaign");
    const roster = `/processes/optInCampaign/cases/${this.caseId}/roster`;
    const { importId } = await this.#api.post<{ importId: string }>(roster, await readFile(ROSTER, "utf8"), {
      as: STAFF.team,
    });
    const report = await this.#until(
      () => this.#api.get<Report>(`${roster}/${importId}`),
      ({ counts }) => counts["pending"] === 0,
      "the file is imported",
    );
    this.#narrator.note(`${report.counts["started"]} cases started, ${report.refused.length} rows refused:`);
    for (const { line, reasons } of report.refused) this.#narrator.note(`line ${line}: ${reasons.join("; ")}`);
    for (const [name, employeeNumber] of Object.entries(EMPLOYEES) as [Person, string][]) {
      // A row counts as started before the case it became is written down.
      const mine = await this.#until(
        async () => (await this.#api.post<Found>("/cases/search", { employeeNumber })).cases.find(this.#isMember),
        (found) => found !== undefined,
        `${name} has a case`,
      );
      this.#people.set(name, mine?.caseId ?? "");
      this.#narrator.introduce(mine?.caseId ?? "", name);
    }
  }

  /** Sends an event to one person's case. */
  async tell(
    name: Person,
    event: string,
    body: unknown = {},
    as: (typeof STAFF)[keyof typeof STAFF] = STAFF.employee,
  ): Promise<void> {
    await this.#api.post(`/processes/optInLetter/cases/${this.#idOf(name)}/events/${event}`, body, { as });
    await this.#narrator.catchUp();
  }

  async tellCampaign(event: string, body: unknown): Promise<void> {
    await this.#api.post(`/processes/optInCampaign/cases/${this.caseId}/events/${event}`, body, { as: STAFF.team });
    await this.#until(
      () => this.#api.get<DemoCase>(`/cases/${this.caseId}`),
      ({ facts }) =>
        Object.values(facts?.["broadcasts"] ?? {}).every(
          (broadcast: { progress: string }) => broadcast.progress === "done",
        ),
      "everybody is told",
    );
    await this.#settled();
  }

  /** Moves the campaign and everyone in it to a London date and time. */
  async forwardTo(date: LocalDate, time: LocalTime): Promise<void> {
    const until = new Date(instantAt(this.#calendar, date, time)).toISOString();
    await this.#api.post(`/rehearsal/cases/${this.caseId}/forward`, { until });
    await this.#settled();
  }

  /** Waits until a person's case is in a state: what comes back from Notify takes a real second or two. */
  async untilStateOf(name: Person, state: string): Promise<void> {
    await this.#until(
      () => this.caseOf(name),
      (found) => found.state.paths.some((each) => each.startsWith(state)),
      `${name} is in ${state}`,
    );
    await this.#narrator.catchUp();
  }

  async caseOf(name: Person): Promise<DemoCase> {
    return this.#api.get<DemoCase>(`/cases/${this.#idOf(name)}`);
  }

  /** The number of the latest timeline entry of one event, as a later event names it. */
  async entryOf(name: Person, text: string): Promise<number> {
    const entries = await this.#api.timeline(this.#idOf(name));
    return entries.findLast((entry) => entry.text === text)?.sequence ?? 0;
  }

  /** Messages leave the cases' histories a moment after the transition that asked for them. */
  async #settled(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await this.#narrator.catchUp();
  }

  async #until<Answer>(ask: () => Promise<Answer>, holds: (answer: Answer) => boolean, what: string): Promise<Answer> {
    for (let attempt = 0; attempt < 150; attempt += 1) {
      const answer = await ask();
      if (holds(answer)) return answer;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new DemoRefused(`Waited half a minute in vain until ${what}`);
  }

  readonly #isMember = ({ memberOf }: DemoCase): boolean => memberOf === this.caseId;

  #idOf(name: Person): string {
    const caseId = this.#people.get(name);
    if (caseId === undefined) throw new DemoRefused(`${name} has no case`);
    return caseId;
  }
}
