import type { Address } from "../../../machines/shared/address.ts";
import type { CalendarData } from "../../../machines/shared/calendar/calendar-data.ts";
import { calendarFor } from "../../../machines/shared/calendar/vendored.ts";
import { instantAt, localDateOf, localTimeOf } from "../../../machines/shared/calendar/london.ts";
import type { ProcessContract } from "../../../machines/shared/process-contract.ts";
import type { CaseEvent, ProcessDefinition, Refusal } from "../../../machines/shared/process-definition.ts";
import type { Instant } from "../../../machines/shared/time.ts";
import type { CaseState, MessageChange } from "../../../records/case-commit.ts";
import type { AgendaEntry } from "../../../workflows/interpreter/agenda.ts";
import { attempted, type Attempt } from "../../../workflows/interpreter/attempt.ts";
import { caseState } from "../../../workflows/interpreter/commit.ts";
import type { Cause, LiveCase } from "../../../workflows/interpreter/live-case.ts";
import { answered, calendarRenewed, fired, started, type Fired } from "../../../workflows/interpreter/transition.ts";
import { nextTurn } from "../../../workflows/interpreter/turn.ts";
import { onTrial } from "../../support/reached/noting.ts";
import { watch } from "./watched.ts";

/** London date and time, `2027-01-29 23:59`, with seconds where they matter. */
export type LondonTime = string;

export interface MessageByHand {
  readonly messageId: string;
  readonly template: string;
  readonly to: string;
  readonly address: Address;
  readonly personalisation: Readonly<Record<string, string>>;
  readonly queuedAt: LondonTime;
  /** Not sent after this. */
  readonly validUntil?: LondonTime;
  readonly withdrawn?: string;
}

export interface TaskByHand {
  readonly task: string;
  readonly role: string;
  readonly due: LondonTime;
  readonly key?: string;
}

export interface Process {
  readonly definition: ProcessDefinition;
  readonly contract: ProcessContract;
}

/** An event was refused that the test meant to be taken. */
export class RefusedByHand extends Error {
  override readonly name = "RefusedByHand";
}

export const CASE_ID = "case";
const ACTOR = { id: "someone", displayName: "Someone", role: "harmonisationTeam" };
const CALENDAR = calendarFor("2021-01-01");

/**
 * One case of any process run over the interpreter's pure core, without Temporal: what is due before an event is
 * applied first, deadlines that cut off an answer wait out their grace, bodies are parsed by the contract. Messages are
 * taken by Notify at once, unless `holding` keeps them in flight.
 */
export class CaseByHand {
  readonly #process: Process;
  readonly #messages: MessageByHand[];
  readonly #timeline: string[];
  readonly #taskHistory: string[];
  #live: LiveCase;
  #holding = false;

  private constructor(process: Process, live: LiveCase, before?: CaseByHand) {
    this.#process = process;
    this.#live = live;
    this.#messages = [...(before?.messages ?? [])];
    this.#timeline = [...(before?.timeline ?? [])];
    this.#taskHistory = [...(before?.taskHistory ?? [])];
  }

  /** A new case; its input is parsed as the API does. */
  static started(process: Process, at: LondonTime, input: unknown): CaseByHand {
    const { contract, definition } = process;
    watch(definition);
    const parsed = contract.input.parse(input);
    const instant = instantOf(at);
    const policy = contract.policy(parsed as never, localDateOf(CALENDAR, instant));
    const opening = { ...contract.opening(parsed as never), rehearsal: false };
    const whole = { ...parsed, ...policy, calendar: CALENDAR };
    const worked = started(definition, CASE_ID, whole, { at: instant, actor: ACTOR }, opening);
    const byHand = new CaseByHand(process, worked.live);
    byHand.#take(worked);
    return byHand;
  }

  /** Keeps messages in flight from now on, as when Notify is away. */
  holding(): this {
    this.#holding = true;
    return this;
  }

  /** Sends an event received at a London time; gives its number on the timeline. Throws when it is refused. */
  send(at: LondonTime, name: string, body: Readonly<Record<string, unknown>> = {}): number {
    const attempt = this.#attempted(this.#due(at, name, body));
    if ("reasons" in attempt)
      throw new RefusedByHand(`${name}: ${attempt.reasons.map(({ message }) => message).join(". ")}`);
    this.#take(attempt.worked);
    return attempt.worked.live.sequence;
  }

  /** Why an event received at a London time is refused; empty when it is not. It is not applied, what is due before it is. */
  refusals(at: LondonTime, name: string, body: Readonly<Record<string, unknown>> = {}): readonly Refusal[] {
    const cause = this.#due(at, name, body);
    const attempt = onTrial(() => this.#attempted(cause));
    return "reasons" in attempt ? attempt.reasons : [];
  }

  /** An answer to something the case asked for, or a message's failure; a state that has no use for it lets it pass. */
  answer(at: LondonTime, event: CaseEvent): void {
    this.pass(at);
    const instant = Math.max(instantOf(at), this.#live.lastAt);
    this.#live = { ...this.#live, asks: this.#live.asks.toSpliced(this.#askOf(event), 1) };
    const worked = answered(this.#process.definition, this.#live, event, instant);
    if (worked) this.#take(worked);
  }

  /** What an answer is to: the telling of its key, the first that waits where there are no keys. */
  #askOf({ caseId, key }: CaseEvent): number {
    const isAnswered = ({ effect }: LiveCase["asks"][number]): boolean =>
      effect.type === "tellCase" && effect.params.caseId === caseId && effect.params.key === key;
    return Math.max(0, this.#live.asks.findIndex(isAnswered));
  }

  /** Gives the case another calendar, as the service does; what waited for it comes back with the clock. */
  renewCalendar(at: LondonTime, calendar: CalendarData): this {
    this.pass(at);
    const event = { type: "calendarRenewed", calendar };
    this.#take(calendarRenewed(this.#process.definition, this.#live, { event, at: instantOf(at), actor: ACTOR }));
    return this;
  }

  /** Lets the clock run: applies everything due by a London time, each in its own instant. */
  pass(until: LondonTime): this {
    const now = instantOf(until);
    for (;;) {
      const turn = nextTurn(this.#live, undefined, now);
      if (turn?.turn !== "fire") return this;
      this.#take(fired(this.#process.definition, this.#live, turn.entry));
    }
  }

  get paths(): readonly string[] {
    return this.#state.paths;
  }

  get allowed(): readonly string[] {
    return this.#state.allowed;
  }

  get outcome(): string | undefined {
    return this.#state.outcome;
  }

  get facts(): Readonly<Record<string, unknown>> {
    return this.#state.facts;
  }

  /** The deadlines people see, by name. */
  get deadlines(): Readonly<Record<string, LondonTime>> {
    return Object.fromEntries(this.#state.deadlines.map(({ name, due }) => [name, londonOf(due)]));
  }

  /** Everything the clock will do, with the interpreter's own entries. */
  get agenda(): readonly AgendaEntry[] {
    return this.#live.agenda;
  }

  get now(): Instant {
    return this.#live.lastAt;
  }

  get tasks(): readonly TaskByHand[] {
    return this.#live.tasks.map(({ task, role, due, key }) => ({
      task,
      role,
      due: londonOf(due),
      ...(key !== undefined && { key }),
    }));
  }

  get taskNames(): readonly string[] {
    return this.#live.tasks.map(({ task }) => task);
  }

  get messages(): readonly MessageByHand[] {
    return this.#messages;
  }

  /** `reminderOneWeek 2027-01-22 09:00`: what was queued so far, in order. */
  get sent(): readonly string[] {
    return this.#messages.map(({ template, queuedAt }) => `${template} ${queuedAt}`);
  }

  get templates(): readonly string[] {
    return this.#messages.map(({ template }) => template);
  }

  get timeline(): readonly string[] {
    return this.#timeline;
  }

  /** `opened reissueLetter`, `closed reissueLetter`, in order. */
  get taskHistory(): readonly string[] {
    return this.#taskHistory;
  }

  /** What the case has asked of others and has no answer to. */
  get asks(): LiveCase["asks"] {
    return this.#live.asks;
  }

  get live(): LiveCase {
    return this.#live;
  }

  /** Nothing is open and nothing more can arrive. */
  get isOver(): boolean {
    const { outcomeAt, stayed, tasks, inFlight } = this.#live;
    return outcomeAt !== undefined && stayed && tasks.length === 0 && inFlight.length === 0;
  }

  /** The last message of a template. */
  message(template: string): MessageByHand {
    const found = this.#messages.findLast((message) => message.template === template);
    if (!found) throw new Error(`No "${template}" among: ${this.sent.join(", ")}`);
    return found;
  }

  /** A copy that goes its own way from here. */
  fork(): CaseByHand {
    return new CaseByHand(this.#process, this.#live, this);
  }

  get #state(): CaseState {
    return caseState(this.#process.definition, this.#live);
  }

  /** Applies what comes before an event received at this instant, and gives the instant it is stamped with. */
  #reach(event: CaseEvent, receivedAt: Instant): Instant {
    const waiting = { event, envelope: { body: {}, actor: ACTOR, receivedAt, key: "", fingerprint: "" } };
    for (;;) {
      const turn = nextTurn(this.#live, waiting, receivedAt);
      if (turn?.turn !== "fire") return turn?.at ?? receivedAt;
      this.#take(fired(this.#process.definition, this.#live, turn.entry));
    }
  }

  #parsed(name: string, body: Readonly<Record<string, unknown>>): CaseEvent {
    const event = this.#process.contract.events[name];
    if (!event) throw new Error(`The contract has no event "${name}"`);
    return { ...event.body.parse(body), type: name };
  }

  /** An event as the cause of a transition, once everything before it was applied. */
  #due(at: LondonTime, name: string, body: Readonly<Record<string, unknown>>): Cause {
    const event = this.#parsed(name, body);
    return { event, at: this.#reach(event, instantOf(at)), actor: ACTOR };
  }

  #attempted(cause: Cause): Attempt {
    return attempted(this.#process.definition, this.#live, cause);
  }

  #take({ live, commit }: Fired): void {
    this.#live = this.#holding ? live : { ...live, inFlight: [] };
    if (!commit) return;
    this.#timeline.push(...commit.entries.map(({ text, at }) => `${londonOf(at)} ${text}`));
    for (const { change, taskId } of commit.tasks) this.#taskHistory.push(`${change} ${taskId.split(".")[1]}`);
    for (const change of commit.messages) this.#note(change, commit.at);
  }

  #note(change: MessageChange, at: Instant): void {
    if (change.change === "queued") {
      const { messageId, template, to, address, personalisation, validUntil } = change;
      const known = { messageId, template, to, address, personalisation, queuedAt: londonOf(at) };
      this.#messages.push({ ...known, ...(validUntil !== undefined && { validUntil: londonOf(validUntil) }) });
      return;
    }
    const index = this.#messages.findIndex(({ messageId }) => messageId === change.messageId);
    const message = this.#messages[index];
    if (!message) throw new Error(`No message ${change.messageId}`);
    if (change.change === "withdrawn") {
      this.#messages[index] = { ...message, withdrawn: change.reason };
      return;
    }
    const { validUntil: _before, ...rest } = message;
    const { address, validUntil } = change;
    this.#messages[index] = { ...rest, address, ...(validUntil !== undefined && { validUntil: londonOf(validUntil) }) };
  }
}

/** The instant of a London date and time. */
export function instantOf(at: LondonTime): Instant {
  const [date = "", time = ""] = at.split(" ");
  return instantAt(CALENDAR, date, time.slice(0, 5)) + Number(time.slice(6) || "0") * 1000;
}

/** An instant as London reads it, `2027-01-29 23:59`. */
export function londonOf(instant: Instant): LondonTime {
  return `${localDateOf(CALENDAR, instant)} ${localTimeOf(CALENDAR, instant)}`;
}
