import type { CaseContext, CaseEvent, ProcessDefinition } from "../../machines/shared/process-definition.ts";
import type { CloseTask, Effect, OpenTask, Send } from "../../machines/shared/effects.ts";
import type { Instant } from "../../machines/shared/time.ts";
import { SYSTEM } from "../../machines/shared/actor.ts";
import type { MessageChange, TaskChange, TimelineEntry } from "../../records/case-commit.ts";
import { changed } from "./agenda.ts";
import { DAY_MS, nextEscalation, within } from "./beyond-the-calendar.ts";
import { deadlineName } from "./commit.ts";
import { STAY_OVER, TASK_OVERDUE, type InFlightMessage, type LiveCase } from "./live-case.ts";
import type { Step, TimerChange } from "./step.ts";

/** The interpreter's own task, which every process has words for. */
export const FIND_ADDRESS = "findAddress";

/** What a step means for the case around the machine: its agenda, tasks, messages and questions to others. */
export interface Consequences {
  readonly live: LiveCase;
  readonly tasks: readonly TaskChange[];
  readonly messages: readonly MessageChange[];
  /** Messages for which there was no address, told on the timeline. */
  readonly notSent: readonly TimelineEntry[];
}

/** Works out the consequences of a step. Pure. */
export function carryOut(definition: ProcessDefinition, before: LiveCase, step: Step, at: Instant): Consequences {
  const work = new Work(definition, before, step, at);
  for (const effect of step.effects) work.take(effect);
  work.reconsiderMessages();
  work.keepStay();
  return work.done();
}

class Work {
  readonly #definition: ProcessDefinition;
  readonly #at: Instant;
  readonly #sequence: number;
  readonly #context: CaseContext;
  #live: LiveCase;
  readonly #tasks: TaskChange[] = [];
  readonly #messages: MessageChange[] = [];
  readonly #notSent: TimelineEntry[] = [];
  #ordinal = 0;

  constructor(definition: ProcessDefinition, before: LiveCase, step: Step, at: Instant) {
    this.#definition = definition;
    this.#at = at;
    this.#sequence = before.sequence + 1;
    this.#context = step.snapshot.context as CaseContext;
    this.#live = { ...before, snapshot: step.snapshot };
    this.#arm(step.timers);
  }

  take(effect: Effect): void {
    this.#ordinal += 1;
    switch (effect.type) {
      case "send":
        return this.#send(effect.params);
      case "openTask":
        return this.#open(effect.params);
      case "closeTask":
        return this.#close(effect.params);
      case "startMembers":
      case "tellMembers":
      case "tellCase": {
        const id = `${this.#sequence}.${this.#ordinal}`;
        this.#live = { ...this.#live, asks: [...this.#live.asks, { id, effect }] };
      }
    }
  }

  #send(send: Send): void {
    const reachable = this.#definition.address(this.#context, send.to);
    if ("none" in reachable) {
      if (reachable.none === "mustNotBeSent") return;
      return this.#nobodyKnowsWhere(send.template);
    }
    const validUntil = earlier(send.validUntil, reachable.until);
    const message: InFlightMessage = {
      messageId: `${this.#live.caseId}/${this.#sequence}.${this.#ordinal}`,
      template: send.template,
      to: send.to,
      address: reachable.address,
      ...(send.while !== undefined && { while: send.while }),
      ...(send.validUntil !== undefined && { wantedUntil: send.validUntil }),
      ...(validUntil !== undefined && { validUntil }),
    };
    this.#live = { ...this.#live, inFlight: [...this.#live.inFlight, message] };
    const { while: _while, wantedUntil: _wanted, ...row } = message;
    this.#messages.push({ change: "queued", ...row, personalisation: send.personalisation });
  }

  #nobodyKnowsWhere(template: string): void {
    const text = `"${template}" not sent: no address is known`;
    this.#notSent.push({ kind: "event", name: "messageNotSent", text, at: this.#at, actor: SYSTEM });
    const due = nextEscalation(this.#definition, this.#context);
    this.#open({ task: FIND_ADDRESS, due, reason: `There is no address to send "${template}" to` });
  }

  #open({ task, key, due, reason }: OpenTask): void {
    const words = this.#definition.words.tasks[task];
    if (!words) throw new Error(`The process has no task "${task}"`);
    const already = this.#live.tasks.find((open) => open.task === task && open.key === key);
    const taskId =
      already?.taskId ?? `${this.#live.caseId}/${this.#sequence}.${task}${key === undefined ? "" : `.${key}`}`;
    const role = already?.role ?? words.role;
    const tasks = this.#live.tasks.filter((open) => open !== already);
    this.#live = { ...this.#live, tasks: [...tasks, { taskId, task, ...(key !== undefined && { key }), role, due }] };
    this.#tasks.push({ change: "opened", taskId, kind: task, title: words.title, role, reason, due });
    this.#arm([overdueAt(this.#definition, { taskId, role }, due)]);
  }

  #close({ task, key }: CloseTask): void {
    const closing = this.#live.tasks.filter((open) => open.task === task && (key === undefined || open.key === key));
    this.#live = { ...this.#live, tasks: this.#live.tasks.filter((open) => !closing.includes(open)) };
    for (const { taskId } of closing) {
      this.#tasks.push({ change: "closed", taskId, by: String(this.#sequence) });
      this.#arm([{ change: "cancel", id: `task:${taskId}` }]);
    }
  }

  /** Withdraws messages whose reason has gone, and follows a recipient who has another address now. */
  reconsiderMessages(): void {
    this.#live = { ...this.#live, inFlight: this.#live.inFlight.flatMap((message) => this.#reconsider(message)) };
  }

  #reconsider(message: InFlightMessage): InFlightMessage[] {
    const { messageId } = message;
    const tags = this.#live.snapshot.tags as ReadonlySet<string>;
    if (message.while !== undefined && !tags.has(message.while)) {
      this.#messages.push({ change: "withdrawn", messageId, reason: "no longer needed" });
      return [];
    }
    const reachable = this.#definition.address(this.#context, message.to);
    if ("none" in reachable) {
      this.#messages.push({ change: "withdrawn", messageId, reason: "no address to send it to" });
      if (reachable.none === "unknown") this.#nobodyKnowsWhere(message.template);
      return [];
    }
    const { address, until } = reachable;
    const { validUntil: before, ...rest } = message;
    const validUntil = earlier(message.wantedUntil, until);
    const ends = validUntil === undefined ? {} : { validUntil };
    if (validUntil === before && JSON.stringify(address) === JSON.stringify(message.address)) return [message];
    this.#messages.push({ change: "redirected", messageId, address, ...ends });
    return [{ ...rest, address, ...ends }];
  }

  /** A case with an outcome stays for what still arrives; one that lost its outcome again does not. */
  keepStay(): void {
    const tags = this.#live.snapshot.tags as ReadonlySet<string>;
    if (!tags.has("outcome")) {
      const { outcomeAt: _gone, ...rest } = this.#live;
      this.#live = { ...rest, stayed: false };
      this.#arm([{ change: "cancel", id: STAY_OVER }]);
      return;
    }
    const outcomeAt = this.#live.outcomeAt ?? this.#at;
    const due = within(() => this.#definition.staysUntil(this.#context, outcomeAt), outcomeAt + 28 * DAY_MS);
    const stayed = due <= this.#at;
    this.#live = { ...this.#live, outcomeAt, stayed };
    this.#arm([
      stayed ? { change: "cancel", id: STAY_OVER } : { change: "arm", id: STAY_OVER, due, event: { type: STAY_OVER } },
    ]);
  }

  #arm(changes: readonly TimerChange[]): void {
    const { deadlines } = this.#definition.words;
    const cuts = (event: CaseEvent): boolean => deadlines[deadlineName(event)]?.cutsOff ?? false;
    const agenda = changed(this.#live.agenda, changes, this.#at, cuts);
    // An entry that waits for a calendar is left behind, or armed anew, like any other.
    const parked = this.#live.parked.filter(({ id }) => changes.every((change) => change.id !== id));
    this.#live = { ...this.#live, agenda, parked };
  }

  done(): Consequences {
    return { live: this.#live, tasks: this.#tasks, messages: this.#messages, notSent: this.#notSent };
  }
}

/** When an open task goes up a role; at the top there is nobody to go to. */
export function overdueAt(
  { escalation }: ProcessDefinition,
  { taskId, role }: { readonly taskId: string; readonly role: string },
  due: Instant,
): TimerChange {
  const id = `task:${taskId}`;
  if (escalation[role] === undefined) return { change: "cancel", id };
  return { change: "arm", id, due, event: { type: TASK_OVERDUE, taskId } };
}

function earlier(a: Instant | undefined, b: Instant | undefined): Instant | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}
