import { defineSignal, defineUpdate, setHandler } from "@temporalio/workflow";
import type { CaseEvent, ProcessDefinition, Refusal } from "../../machines/shared/process-definition.ts";
import { attempted, SERVICE_EVENTS } from "./attempt.ts";
import { causeOf, type Accepted, type Envelope, type LiveCase } from "./live-case.ts";
import { CASE_CLOSED, NEVER_TAKEN, refused, tooLate } from "./refuse.ts";
import { arrived, foreseen, type Arrived, type Waiting } from "./turn.ts";

/** Asks a case to go on in a new run as soon as it is idle: with a short history, on the definition it has. */
export const CONTINUE_AS_NEW = "continueAsNew";

/** An event that was let in and waits to be taken, with the way to answer it. */
export interface Pending extends Waiting {
  readonly accept: (answer: Accepted) => void;
  readonly reject: (reasons: readonly Refusal[]) => void;
}

/** Where the events of a case come in, as updates named like the event. They are taken in order, by the case. */
export class Inbox {
  readonly queue: Pending[] = [];
  readonly #definition: ProcessDefinition;
  readonly #rehearsal: boolean;
  readonly #live: () => LiveCase;
  #closed = false;
  #newRunAsked = false;

  constructor(definition: ProcessDefinition, rehearsal: boolean, live: () => LiveCase) {
    this.#definition = definition;
    this.#rehearsal = rehearsal;
    this.#live = live;
  }

  get newRunAsked(): boolean {
    return this.#newRunAsked;
  }

  get isEmpty(): boolean {
    return this.queue.length === 0;
  }

  listen(): void {
    setHandler(defineSignal(CONTINUE_AS_NEW), () => {
      this.#newRunAsked = true;
    });
    for (const name of [...this.#definition.events, ...SERVICE_EVENTS]) {
      const event = (envelope: Envelope): Arrived => arrived(name, envelope, Date.now(), this.#rehearsal);
      setHandler(defineUpdate<Accepted, [Envelope]>(name), (envelope) => this.#receive(event(envelope)), {
        validator: (envelope) => this.#validate(event(envelope)),
      });
    }
  }

  /** Lets in nothing but repeats any more. */
  close(): void {
    this.#closed = true;
  }

  /** An answer to something the case asked for: nobody outside waits for it to be taken. */
  put(event: CaseEvent): void {
    const nobody = (): void => undefined;
    this.queue.push({ event, accept: nobody, reject: nobody });
  }

  /**
   * Nothing of a refused event reaches the history. An event that was handled before is let through to its answer. A
   * bug that an event would meet keeps that event out, and nothing else.
   */
  #validate(waiting: Arrived): void {
    const { event, envelope } = waiting;
    const definition = this.#definition;
    const now = this.#live();
    if (now.handled[envelope.key]) return;
    if (envelope.onlyIfRepeated) throw refused(definition, now, [NEVER_TAKEN]);
    const closed = this.#closed ? [CASE_CLOSED] : tooLate(envelope, Date.now());
    if (closed.length > 0) throw refused(definition, now, closed);
    const { live, at } = foreseen(definition, now, [...this.queue, waiting], Date.now());
    const attempt = attempted(definition, live, causeOf(event, envelope, at));
    if ("reasons" in attempt) throw refused(definition, live, attempt.reasons);
  }

  #receive(waiting: Arrived): Promise<Accepted> {
    return new Promise((accept, fail) => {
      const reject = (reasons: readonly Refusal[]): void => fail(refused(this.#definition, this.#live(), reasons));
      this.queue.push({ ...waiting, accept, reject });
    });
  }
}
