import type { CaseView, Message, Task, TimelineEntry } from "./answers.ts";
import type { CallOptions } from "./client-options.ts";
import type { Connection } from "./http/connection.ts";
import { query } from "./http/question.ts";
import type { AllowedEvent } from "./problem.ts";
import { askPage, type Page, type Paging } from "./reading/page.ts";
import { read } from "./reading/read.ts";
import { mapped, type Result } from "./result.ts";
import { sendEvent, type EventArguments, type Sent } from "./sending.ts";
import type { EventOf, ProcessShape } from "./shapes.ts";
import { waitFor, type WaitOptions } from "./wait-for.ts";

/**
 * A case as it stood when it was read. It does not change: whatever moves the case on answers with the next one, so
 * that what a page shows is one state of the case and not a mixture.
 */
export class Case<Shape extends ProcessShape> {
  readonly #connection: Connection;
  /** Everything the API says of it. */
  readonly view: CaseView;

  constructor(connection: Connection, view: CaseView) {
    this.#connection = connection;
    this.view = view;
  }

  get id(): string {
    return this.view.caseId;
  }

  get process(): Shape["process"] {
    return this.view.process;
  }

  /** Every state it is in, as dotted paths and in plain English, and since when (ISO 8601 in UTC). */
  get state(): CaseView["state"] {
    return this.view.state;
  }

  get status(): CaseView["status"] {
    return this.view.status;
  }

  get outcome(): string | undefined {
    return this.view.outcome;
  }

  /** Open tasks, the first due first. */
  get tasks(): readonly Task[] {
    return this.view.tasks;
  }

  /** Whether it is in a state, or in one inside it. */
  isIn(state: Shape["state"]): boolean {
    return this.state.paths.some((path) => path === state || path.startsWith(`${state}.`));
  }

  /** What it takes now, for buttons: each with a title and when to send it. */
  allowed(): readonly AllowedEvent<EventOf<Shape>>[] {
    return this.view.allowed.map((allowed) => ({ ...allowed, event: allowed.event as EventOf<Shape> }));
  }

  allows(event: EventOf<Shape>): boolean {
    return this.view.allowed.some((allowed) => allowed.event === event);
  }

  /** Tells it what happened. The value is the case after it. */
  async send<Event extends EventOf<Shape>>(
    event: Event,
    ...[body, options]: EventArguments<Shape, Event>
  ): Promise<Sent<Shape>> {
    const to = { process: this.process, caseId: this.id, event };
    const taken = await sendEvent<EventOf<Shape>>(this.#connection, to, body, options);
    if (!taken.ok) return taken;
    const { repeated, case: view } = taken.value;
    return { ok: true, value: new Case<Shape>(this.#connection, view), repeated };
  }

  /** The case as it stands now. */
  async refresh(options: CallOptions = {}): Promise<Result<Case<Shape>>> {
    const found = await read<CaseView>(this.#connection, `/cases/${this.id}`, options);
    return mapped(found, (view) => new Case<Shape>(this.#connection, view));
  }

  /** Waits until it is in a state, or in one inside it, or until what is asked of it holds. */
  waitFor(
    until: Shape["state"] | ((found: Case<Shape>) => boolean),
    options?: WaitOptions,
  ): Promise<Result<Case<Shape>>> {
    const holds = typeof until === "function" ? until : (found: Case<Shape>): boolean => found.isIn(until);
    return waitFor(() => this.refresh(options), holds, options);
  }

  /** What happened, oldest first, a page at a time. */
  timeline({ limit, ...options }: Paging & CallOptions = {}): Promise<Result<Page<TimelineEntry>>> {
    return askPage(this.#connection, `/cases/${this.id}/timeline${query({ limit })}`, "entries", options);
  }

  /** Every email, text and letter, oldest first, and what became of it. */
  async messages(options: CallOptions = {}): Promise<Result<readonly Message[]>> {
    const path = `/cases/${this.id}/messages`;
    const found = await read<{ readonly messages: readonly Message[] }>(this.#connection, path, options);
    return mapped(found, ({ messages }) => messages);
  }
}
