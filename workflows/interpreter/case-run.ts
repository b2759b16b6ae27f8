import {
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  patched,
  setCurrentDetails,
  sleep,
  upsertSearchAttributes,
  workflowInfo,
} from "@temporalio/workflow";
import type { CaseEvent, ProcessDefinition } from "../../machines/shared/process-definition.ts";
import type { Instant } from "../../machines/shared/time.ts";
import { next } from "./agenda.ts";
import { Alarm } from "./alarm.ts";
import { attempted } from "./attempt.ts";
import { begun } from "./begin.ts";
import { commit } from "./case-activities.ts";
import { caseState, deadlineLabel } from "./commit.ts";
import type { MessageOutcome } from "./activity-types.ts";
import { Errands, type Reports } from "./errands.ts";
import { Inbox, type Pending } from "./inbox.ts";
import {
  carriedOver,
  causeOf,
  pickedUp,
  type CaseArgument,
  type CaseStart,
  type GivenUpMessage,
  type LiveCase,
} from "./live-case.ts";
import { operatorView } from "./operator-view.ts";
import { CASE_CLOSED } from "./refuse.ts";
import { changedAttributes } from "./search-attributes.ts";
import { answered, ended, fired, refusedAfterAll, type Fired } from "./transition.ts";
import { nextTurn } from "./turn.ts";
import type { Worked } from "./worked.ts";

/** What a finished case leaves in Temporal. */
export interface CaseEnd {
  readonly outcome: string;
}

/**
 * Runs one case durably: takes events one at a time and in order, lets the clock apply what is due, writes every
 * transition down before it is answered, and sets messages and questions going without waiting for them.
 *
 * A request to cancel the workflow is ignored: a case ends by its own rules, written down.
 */
export async function runCase(definition: ProcessDefinition, argument: CaseArgument): Promise<CaseEnd> {
  return CancellationScope.nonCancellable(() => {
    const run = new CaseRun(definition, argument);
    // Before the first await: an update that arrives with the first task must find its handler.
    run.listen();
    return run.untilOver();
  });
}

/** Cases that went on before did not ask what became of a message that they sent no more. */
const GIVES_UP_MESSAGES = "gives-up-messages";

class CaseRun implements Reports {
  readonly #definition: ProcessDefinition;
  readonly #rehearsal: boolean;
  readonly #first: { readonly worked: Worked; readonly start: CaseStart } | undefined;
  readonly #inbox: Inbox;
  readonly #errands = new Errands(this);
  readonly #alarm = new Alarm();
  #live: LiveCase;

  constructor(definition: ProcessDefinition, argument: CaseArgument) {
    this.#definition = definition;
    const caseId = workflowInfo().workflowId;
    if (argument.kind === "carried") {
      this.#rehearsal = argument.rehearsal;
      this.#live = pickedUp(definition, caseId, argument);
    } else {
      this.#rehearsal = argument.opening.rehearsal;
      const worked = begun(definition, caseId, argument, Date.now());
      this.#live = worked.live;
      this.#first = { worked, start: argument };
    }
    this.#inbox = new Inbox(definition, this.#rehearsal, () => this.#live);
  }

  listen(): void {
    this.#inbox.listen();
  }

  async untilOver(): Promise<CaseEnd> {
    if (this.#first) await this.#begin(this.#first);
    else this.#pickUp();
    while (!this.#isOver()) {
      if (await this.#work()) continue;
      if (this.#wantsNewRun()) await this.#continueAsNew();
      else await this.#wake();
    }
    this.#inbox.close();
    const end = ended(this.#definition, this.#live, Math.max(this.#live.lastAt, Date.now()));
    await this.#record(end);
    // Only repeats were let in meanwhile.
    for (const waiting of this.#inbox.queue.splice(0)) if (!this.#isRepeat(waiting)) waiting.reject([CASE_CLOSED]);
    await condition(allHandlersFinished);
    return { outcome: end.commit.state.outcome ?? "" };
  }

  async #begin({ worked, start }: { readonly worked: Worked; readonly start: CaseStart }): Promise<void> {
    const wait = (start.notBefore ?? 0) - Date.now();
    if (wait > 0) await sleep(wait, { summary: "rehearsal: joins the clock of the cases it belongs to" });
    await this.#record(worked);
  }

  #pickUp(): void {
    for (const message of this.#live.inFlight) this.#errands.send(message);
    for (const message of this.#live.givenUp ?? []) this.#errands.giveUp(message);
    for (const ask of this.#live.asks) this.#errands.ask(ask);
    setCurrentDetails(operatorView(this.#definition, this.#live, caseState(this.#definition, this.#live)));
  }

  /** Applies one thing: what is due before the next event, that event, or what the clock says. False when idle. */
  async #work(): Promise<boolean> {
    const turn = nextTurn(this.#live, this.#inbox.queue[0], Date.now());
    if (!turn) return false;
    if (turn.turn === "fire") await this.#record(fired(this.#definition, this.#live, turn.entry));
    else await this.#take(this.#inbox.queue.shift() as Pending, turn.at);
    return true;
  }

  async #take(waiting: Pending, at: Instant): Promise<void> {
    const { event, envelope } = waiting;
    if (!envelope) {
      const worked = answered(this.#definition, this.#live, event, at);
      return worked && this.#record(worked);
    }
    if (this.#isRepeat(waiting)) return;
    const cause = causeOf(event, envelope, at);
    // Once more: the case may have moved on since the event was accepted.
    const attempt = attempted(this.#definition, this.#live, cause);
    if ("reasons" in attempt) {
      await this.#record(refusedAfterAll(this.#definition, this.#live, cause, attempt.reasons));
      return waiting.reject(attempt.reasons);
    }
    await this.#record(attempt.worked);
    waiting.accept({ sequence: attempt.worked.live.sequence, fingerprint: envelope.fingerprint });
  }

  /** An event that was handled before is answered as it was then. */
  #isRepeat({ envelope, accept }: Pending): boolean {
    const before = envelope && this.#live.handled[envelope.key];
    if (before) accept({ sequence: before.sequence, fingerprint: before.fingerprint });
    return before !== undefined;
  }

  /** Writes a transition down, shows it to operators, and sets going what it asks for. */
  async #record({ live, commit: change }: Fired): Promise<void> {
    this.#live = live;
    if (!change) return;
    await commit(change);
    setCurrentDetails(operatorView(this.#definition, this.#live, change.state));
    const attributes = changedAttributes(change.state, this.#live, workflowInfo().typedSearchAttributes);
    if (attributes.length > 0) upsertSearchAttributes(attributes);
    for (const { change: kind, messageId } of change.messages) {
      if (kind === "withdrawn") this.#errands.withdraw(messageId);
      const message = this.#live.inFlight.find((other) => other.messageId === messageId);
      if (kind === "queued" && message) this.#errands.send(message);
    }
    for (const ask of this.#live.asks) if (ask.id.startsWith(`${change.sequence}.`)) this.#errands.ask(ask);
  }

  settled(messageId: string, outcome: MessageOutcome): void {
    const message = this.#live.inFlight.find((other) => other.messageId === messageId);
    // Withdrawn in the meantime: nobody waits for it.
    if (!message) return;
    this.#live = { ...this.#live, inFlight: this.#live.inFlight.filter((other) => other !== message) };
    const { template, to } = message;
    const stale = outcome.outcome === "stale" && message.while === undefined ? "its time had passed" : undefined;
    const reason = outcome.outcome === "failed" ? outcome.reason : stale;
    if (reason !== undefined) this.#inbox.put({ type: "messageFailed", messageId, template, to, reason });
  }

  unsettled(message: GivenUpMessage): void {
    if (!patched(GIVES_UP_MESSAGES)) return;
    this.#live = { ...this.#live, givenUp: [...(this.#live.givenUp ?? []), message] };
    this.#errands.giveUp(message);
  }

  heardOf(messageId: string): void {
    const { givenUp = [] } = this.#live;
    this.#live = { ...this.#live, givenUp: givenUp.filter((message) => message.messageId !== messageId) };
  }

  answered(askId: string, event: CaseEvent): void {
    this.#live = { ...this.#live, asks: this.#live.asks.filter(({ id }) => id !== askId) };
    this.#inbox.put(event);
  }

  #isOver(): boolean {
    const { stayed, outcomeAt, tasks, inFlight, givenUp = [], asks } = this.#live;
    const settled = [tasks, inFlight, givenUp, asks].every(({ length }) => length === 0) && this.#inbox.isEmpty;
    return outcomeAt !== undefined && stayed && settled;
  }

  #wantsNewRun(): boolean {
    return this.#inbox.newRunAsked || workflowInfo().continueAsNewSuggested;
  }

  /** Never from a handler, and never before each event has its answer. */
  async #continueAsNew(): Promise<void> {
    await condition(allHandlersFinished);
    if (!this.#inbox.isEmpty) return;
    await continueAsNew<(argument: CaseArgument) => Promise<CaseEnd>>(
      carriedOver(this.#definition, this.#live, this.#rehearsal),
    );
  }

  /** Sleeps until an event, an answer or the next deadline. */
  async #wake(): Promise<void> {
    const first = next(this.#live.agenda);
    this.#alarm.setFor(first?.applyAt, first ? deadlineLabel(this.#definition, first.event) : "");
    const isDue = (): boolean => first !== undefined && this.#alarm.isSilent;
    await condition(() => isDue() || !this.#inbox.isEmpty || this.#wantsNewRun() || this.#isOver());
  }
}
