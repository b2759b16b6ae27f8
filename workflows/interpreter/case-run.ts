import {
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  defineUpdate,
  isCancellation,
  setCurrentDetails,
  setHandler,
  sleep,
  upsertSearchAttributes,
  workflowInfo,
} from "@temporalio/workflow";
import { SYSTEM } from "../../machines/shared/actor.ts";
import { CalendarHorizonError } from "../../machines/shared/calendar/calendar-data.ts";
import type { CaseContext, CaseEvent, ProcessDefinition, Refusal } from "../../machines/shared/process-definition.ts";
import type { Instant } from "../../machines/shared/time.ts";
import { dueBefore, dueByClock, next } from "./agenda.ts";
import { askOf, commit, messageSender } from "./case-activities.ts";
import { deadlineLabel } from "./commit.ts";
import {
  carriedOver,
  isHostEntry,
  pickedUp,
  STAY_OVER,
  type Accepted,
  type Ask,
  type CaseArgument,
  type CaseStart,
  type Cause,
  type Envelope,
  type InFlightMessage,
  type LiveCase,
} from "./live-case.ts";
import { operatorView, RECENT } from "./operator-view.ts";
import { reasonsAgainst, refused, tooLate } from "./refuse.ts";
import { changedAttributes } from "./search-attributes.ts";
import { applied, calendarRenewed, ended, fired, refusedAfterAll, started, type Worked } from "./transition.ts";

/** What a finished case leaves in Temporal. */
export interface CaseEnd {
  readonly outcome: string;
}

interface Waiting {
  readonly event: CaseEvent;
  /** Absent for answers to the case's own questions. */
  readonly envelope?: Envelope;
  readonly accept: (answer: Accepted) => void;
  readonly reject: (reasons: readonly Refusal[]) => void;
}

/**
 * Runs one case durably: takes events one at a time and in order, lets the clock apply what is due, writes every
 * transition down before it is answered, and sets messages and questions going without waiting for them.
 */
export async function runCase(definition: ProcessDefinition, argument: CaseArgument): Promise<CaseEnd> {
  const run = new CaseRun(definition, argument);
  // Before the first await: an update that arrives with the first task must find its handler.
  run.listen();
  return run.untilOver();
}

class CaseRun {
  readonly #definition: ProcessDefinition;
  readonly #rehearsal: boolean;
  readonly #first: { readonly worked: Worked; readonly start: CaseStart } | undefined;
  readonly #queue: Waiting[] = [];
  readonly #sending = new Map<string, CancellationScope>();
  readonly #shown = new Map<string, string>();
  readonly #recent: string[] = [];
  #live: LiveCase;
  #closed = false;
  #timer: { readonly at: Instant; readonly scope: CancellationScope } | undefined;
  #rang = false;

  constructor(definition: ProcessDefinition, argument: CaseArgument) {
    this.#definition = definition;
    const caseId = workflowInfo().workflowId;
    if (argument.kind === "carried") {
      this.#rehearsal = argument.rehearsal;
      this.#live = pickedUp(definition, caseId, argument);
    } else {
      const { opening, actor, handled, calendar, notBefore } = argument;
      this.#rehearsal = opening.rehearsal;
      const at = Math.max(Date.now(), notBefore ?? 0);
      const worked = started(definition, caseId, { ...argument.input, calendar }, { at, actor, handled }, opening);
      this.#live = worked.live;
      this.#first = { worked, start: argument };
    }
  }

  listen(): void {
    for (const name of [...this.#definition.events, "calendarRenewed"]) {
      const update = defineUpdate<Accepted, [Envelope]>(name);
      setHandler(update, (envelope) => this.#receive({ ...envelope.body, type: name }, envelope), {
        validator: (envelope) => this.#validate({ ...envelope.body, type: name }, envelope),
      });
    }
  }

  /** Nothing of a refused event reaches the history. An event that was handled before is let through to its answer. */
  #validate(event: CaseEvent, envelope: Envelope): void {
    if (this.#live.handled[envelope.key]) return;
    const reasons = this.#reasonsAgainst(event, envelope);
    if (reasons.length > 0) throw refused(this.#definition, this.#live, reasons);
  }

  #reasonsAgainst(event: CaseEvent, envelope: Envelope): readonly Refusal[] {
    if (this.#closed) return [{ code: "caseClosed", message: "The case is closed; nothing more can be recorded" }];
    const late = this.#rehearsal ? [] : tooLate(envelope, Date.now());
    return late.length > 0 ? late : reasonsAgainst(this.#definition, this.#live, event);
  }

  async #receive(event: CaseEvent, envelope: Envelope): Promise<Accepted> {
    return new Promise((accept, fail) => {
      const reject = (reasons: readonly Refusal[]): void => fail(refused(this.#definition, this.#live, reasons));
      this.#queue.push({ event, envelope, accept, reject });
    });
  }

  async untilOver(): Promise<CaseEnd> {
    if (this.#first) await this.#begin(this.#first);
    else this.#pickUp();
    while (!this.#isOver()) {
      if (await this.#work()) continue;
      if (workflowInfo().continueAsNewSuggested && allHandlersFinished()) await this.#continueAsNew();
      await this.#wake();
    }
    this.#closed = true;
    const end = ended(this.#definition, this.#live, this.#now());
    await this.#record(end);
    this.#cancelTimer();
    for (const waiting of this.#queue.splice(0)) {
      waiting.reject([{ code: "caseClosed", message: "The case was closed before the event was taken" }]);
    }
    await condition(allHandlersFinished);
    return { outcome: end.commit.state.outcome ?? "" };
  }

  async #begin({ worked, start }: { readonly worked: Worked; readonly start: CaseStart }): Promise<void> {
    const wait = (start.notBefore ?? 0) - Date.now();
    if (wait > 0) await sleep(wait, { summary: "rehearsal: joins the clock of the cases it belongs to" });
    await this.#record(worked);
  }

  #pickUp(): void {
    for (const message of this.#live.inFlight) this.#send(message);
    for (const ask of this.#live.asks) this.#ask(ask);
  }

  /** Applies one thing: what is due before the next event, that event, or what the clock says. False when idle. */
  async #work(): Promise<boolean> {
    const waiting = this.#queue[0];
    const at = waiting ? this.#instantOf(waiting) : this.#now();
    const due = waiting ? dueBefore(this.#live.agenda, at) : dueByClock(this.#live.agenda, at);
    if (due?.event.type === STAY_OVER) {
      this.#live = { ...this.#live, stayed: true, agenda: this.#live.agenda.filter(({ id }) => id !== STAY_OVER) };
      return true;
    }
    if (due) {
      await this.#record(fired(this.#definition, this.#live, due));
      return true;
    }
    if (!waiting) return false;
    this.#queue.shift();
    await this.#take(waiting, at);
    return true;
  }

  /** The clock decides: an event counts from when the API received it, but never before what was applied already. */
  #instantOf({ envelope }: Waiting): Instant {
    const received = this.#rehearsal || !envelope ? Date.now() : Math.min(envelope.receivedAt, Date.now());
    return Math.max(this.#live.lastAt, received);
  }

  #now(): Instant {
    return Math.max(this.#live.lastAt, Date.now());
  }

  async #take(waiting: Waiting, at: Instant): Promise<void> {
    const { event, envelope } = waiting;
    if (!envelope) return this.#takeAnswer(event, at);
    const before = this.#live.handled[envelope.key];
    if (before) return waiting.accept({ sequence: before.sequence, fingerprint: before.fingerprint });
    const { key, fingerprint, actor } = envelope;
    const cause: Cause = { event, at, actor, handled: { key, fingerprint } };
    const outcome = this.#apply(cause);
    await this.#record(outcome.worked);
    if (outcome.reasons) return waiting.reject(outcome.reasons);
    waiting.accept({ sequence: outcome.worked.live.sequence, fingerprint });
  }

  /** Checks again, for the case may have moved on since the event was accepted. */
  #apply(cause: Cause): { readonly worked: Worked; readonly reasons?: readonly Refusal[] } {
    const reasons = reasonsAgainst(this.#definition, this.#live, cause.event);
    const refuse = (why: readonly Refusal[]): { worked: Worked; reasons: readonly Refusal[] } => {
      const text = why.map((reason) => reason.message).join(". ");
      return { worked: refusedAfterAll(this.#definition, this.#live, cause, text), reasons: why };
    };
    if (reasons.length > 0) return refuse(reasons);
    if (cause.event.type === "calendarRenewed") return { worked: calendarRenewed(this.#definition, this.#live, cause) };
    try {
      const worked = applied(this.#definition, this.#live, cause);
      return worked ? { worked } : refuse([{ code: "noEffect", message: `"${cause.event.type}" changes nothing now` }]);
    } catch (error) {
      if (!(error instanceof CalendarHorizonError)) throw error;
      return refuse([{ code: "calendarTooShort", message: error.message }]);
    }
  }

  /** An answer to something the case asked for; a state that has no use for it lets it pass. */
  async #takeAnswer(event: CaseEvent, at: Instant): Promise<void> {
    const worked = applied(this.#definition, this.#live, { event, at, actor: SYSTEM });
    if (worked) await this.#record(worked);
  }

  async #record(worked: Worked): Promise<void> {
    this.#live = worked.live;
    await commit(worked.commit);
    const { context } = worked.live.snapshot;
    for (const entry of worked.commit.entries) this.#recent.unshift(entry.text);
    this.#recent.splice(RECENT);
    setCurrentDetails(operatorView(this.#definition, this.#live, worked.commit.state, this.#recent));
    const attributes = changedAttributes(worked.commit.state, this.#live, this.#shown);
    if (attributes.length > 0) upsertSearchAttributes(attributes);
    for (const change of worked.commit.messages) {
      if (change.change === "withdrawn") this.#sending.get(change.messageId)?.cancel();
      const message = this.#live.inFlight.find(({ messageId }) => messageId === change.messageId);
      if (change.change === "queued" && message) this.#send(message);
    }
    for (const ask of this.#live.asks) if (ask.id.startsWith(`${(context as CaseContext).sequence}.`)) this.#ask(ask);
  }

  /** Sets one message going. The case does not wait for it, but does not close before it is settled. */
  #send(message: InFlightMessage): void {
    const scope = new CancellationScope();
    this.#sending.set(message.messageId, scope);
    void scope
      .run(() => messageSender(message))
      .then((result) => this.#settled(message, result.outcome === "failed" ? result.reason : undefined, result.outcome))
      .catch((error: unknown) => {
        if (!isCancellation(error)) this.#settled(message, "could not be sent in time", "failed");
      })
      .finally(() => this.#sending.delete(message.messageId));
  }

  #settled(message: InFlightMessage, reason: string | undefined, outcome: string): void {
    const { messageId, template, to } = message;
    this.#live = { ...this.#live, inFlight: this.#live.inFlight.filter((other) => other.messageId !== messageId) };
    const missed = outcome === "stale" && message.while === undefined ? "its time had passed" : reason;
    if (missed !== undefined) this.#answer({ type: "messageFailed", messageId, template, to, reason: missed });
  }

  #ask(ask: Ask): void {
    void askOf(ask).then((event) => {
      this.#live = { ...this.#live, asks: this.#live.asks.filter(({ id }) => id !== ask.id) };
      this.#answer(event);
    });
  }

  #answer(event: CaseEvent): void {
    const nobody = (): void => undefined;
    this.#queue.push({ event, accept: nobody, reject: nobody });
  }

  #isOver(): boolean {
    const { stayed, outcomeAt, tasks, inFlight, asks } = this.#live;
    const settled = tasks.length === 0 && inFlight.length === 0 && asks.length === 0 && this.#queue.length === 0;
    return outcomeAt !== undefined && stayed && settled;
  }

  /** Sleeps until an event, an answer or the next deadline. One durable timer, for the earliest. */
  async #wake(): Promise<void> {
    const first = next(this.#live.agenda);
    if (first?.applyAt !== this.#timer?.at) {
      this.#cancelTimer();
      if (first) {
        const summary = isHostEntry(first) ? hostSummary(first.event.type) : deadlineLabel(this.#definition, first.event);
        this.#startTimer(first.applyAt, summary);
      }
    }
    await condition(() => this.#rang || this.#queue.length > 0 || this.#isOver());
    if (this.#rang) {
      this.#rang = false;
      this.#timer = undefined;
    }
  }

  #startTimer(at: Instant, summary: string): void {
    const scope = new CancellationScope();
    this.#timer = { at, scope };
    void scope
      .run(() => sleep(at - Date.now(), { summary }))
      .then(() => {
        this.#rang = true;
      })
      .catch((error: unknown) => {
        if (!isCancellation(error)) throw error;
      });
  }

  #cancelTimer(): void {
    this.#timer?.scope.cancel();
    this.#timer = undefined;
  }

  async #continueAsNew(): Promise<never> {
    return continueAsNew<(argument: CaseArgument) => Promise<CaseEnd>>(
      carriedOver(this.#definition, this.#live, this.#rehearsal),
    );
  }
}

function hostSummary(type: string): string {
  return type === "host.taskOverdue" ? "a task becomes overdue" : "nothing more can arrive";
}
