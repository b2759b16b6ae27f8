import { proxyActivities, setCurrentDetails, upsertSearchAttributes, workflowInfo } from "@temporalio/workflow";
import { endOfDay, inLondon, localDateOf } from "../../machines/shared/calendar/london.ts";
import { addWorkingDays } from "../../machines/shared/calendar/working-days.ts";
import type { Instant } from "../../machines/shared/time.ts";
import { CASE_STATE, NEXT_DEADLINE, OPEN_TASKS, OWNER_ROLE } from "../../workflows/interpreter/search-attributes.ts";
import { FIRST_STATE } from "./first-attributes.ts";
import {
  OWNER,
  type Accepted,
  type Deadline,
  type Envelope,
  type LetterActivities,
  type LetterRecord,
  type LetterStart,
  type Message,
  type State,
  type Task,
} from "./letter.ts";

const { commitCase } = proxyActivities<LetterActivities>({
  startToCloseTimeout: "10 seconds",
  retry: { initialInterval: "5 seconds", backoffCoefficient: 1 },
});

/** What one transition changes. What is not named stays. */
export interface Change {
  /** Name of the event or deadline. */
  readonly what: string;
  /** The same for people. */
  readonly label: string;
  /** For a deadline its own instant, however late it is handled; else now. */
  readonly at?: Instant;
  readonly by?: Envelope<object>;
  readonly state?: State;
  readonly outcome?: State;
  /** Those to come, earliest first. */
  readonly deadlines?: readonly Deadline[];
  readonly data?: object;
  readonly opening?: LetterRecord["opening"];
  readonly message?: Omit<Message, "messageId">;
}

/** The case as it is known so far: writes each transition down, shows it to operators and lets its message go. */
export class CaseFile {
  readonly #start: LetterStart;
  readonly #caseId = workflowInfo().workflowId;
  readonly #messages = proxyActivities<LetterActivities>({
    taskQueue: `${workflowInfo().taskQueue}-messages`,
    startToCloseTimeout: "10 seconds",
    scheduleToCloseTimeout: "7 days",
    retry: { initialInterval: "5 seconds", backoffCoefficient: 2, maximumInterval: "5 minutes" },
  });
  #since = Date.now();
  #deadlines: readonly Deadline[] = [];
  #tasks: readonly Task[] = [];
  #recent: readonly string[] = [];
  #sequence = -1;
  #written: Promise<void> = Promise.resolve();
  #sending = 0;
  state: State = FIRST_STATE;
  outcome: State | undefined;
  outcomeAt: Instant | undefined;

  constructor(start: LetterStart) {
    this.#start = start;
  }

  get hasTasks(): boolean {
    return this.#tasks.length > 0;
  }

  /** No message is on its way and no task is open. */
  get settled(): boolean {
    return this.#sending === 0 && !this.hasTasks;
  }

  /** One transition: written down in order; shown, and its message sent, once it is. Does not wait for the message. */
  async record(change: Change): Promise<Accepted> {
    const row = this.#apply(change);
    const mine = this.#written.then(() => commitCase(row));
    this.#written = mine;
    await mine;
    this.#show();
    if (change.message) void this.#send({ messageId: `${this.#caseId}/${row.sequence}`, ...change.message });
    return { sequence: row.sequence, fingerprint: change.by?.fingerprint ?? "" };
  }

  async tasksDone(by: Envelope<object>): Promise<Accepted> {
    this.#tasks = [];
    return this.record({ what: "messageTakenCareOf", label: "Undelivered message taken care of", by });
  }

  #apply({ what, label, by, data, opening, ...change }: Change): LetterRecord {
    const at = change.at ?? Date.now();
    if (change.state !== undefined && change.state !== this.state) [this.state, this.#since] = [change.state, at];
    if (change.outcome !== undefined) [this.outcome, this.outcomeAt] = [change.outcome, at];
    this.#deadlines = change.deadlines ?? this.#deadlines;
    this.#recent = [label, ...this.#recent].slice(0, 8);
    this.#sequence += 1;
    return {
      caseId: this.#caseId,
      sequence: this.#sequence,
      at,
      what,
      state: this.state,
      since: this.#since,
      deadlines: this.#deadlines,
      tasks: this.#tasks,
      ...(this.outcome !== undefined && { outcome: this.outcome }),
      ...(by && { by: by.actor, handled: { key: by.key, fingerprint: by.fingerprint } }),
      ...(data && { data }),
      ...(opening && { opening }),
    };
  }

  #show(): void {
    const [next] = this.#deadlines;
    const kinds = [...new Set(this.#tasks.map(({ task }) => task))];
    const shown = workflowInfo().typedSearchAttributes;
    const attributes = [
      { key: CASE_STATE, value: this.state },
      { key: OWNER_ROLE, value: OWNER },
      { key: NEXT_DEADLINE, value: next ? new Date(next.due) : null },
      { key: OPEN_TASKS, value: kinds.length > 0 ? kinds : null },
    ].filter(({ key, value }) => JSON.stringify(shown.get(key) ?? null) !== JSON.stringify(value));
    if (attributes.length > 0) upsertSearchAttributes(attributes);
    const time = (instant: Instant): string => inLondon(this.#start.calendar, instant);
    setCurrentDetails(
      [
        `### ${this.state}`,
        `since ${time(this.#since)}${this.outcome === undefined ? "" : `, outcome **${this.outcome}**`}`,
        `**Next deadlines**\n${this.#deadlines.map(({ name, due }) => `- ${name}: ${time(due)}`).join("\n")}`,
        `**Open tasks**\n${this.#tasks.map(({ task, role }) => `- ${task} (${role})`).join("\n")}`,
        `**Last events**\n${this.#recent.map((text) => `- ${text}`).join("\n")}`,
      ].join("\n\n"),
    );
  }

  /** What cannot be delivered becomes a task. */
  async #send(message: Message): Promise<void> {
    this.#sending += 1;
    const { outcome } = await this.#messages.sendMessage(message).catch(() => ({ outcome: "failed" }));
    if (outcome === "failed") {
      const { calendar, policy } = this.#start;
      const today = localDateOf(calendar, Date.now());
      const due = endOfDay(calendar, addWorkingDays(calendar, today, policy.taskDueInWorkingDays));
      this.#tasks = [...this.#tasks, { task: "takeCareOfMessage", role: OWNER, due }];
      const { template } = message;
      await this.record({ what: "messageFailed", label: "A message could not be delivered", data: { template } });
    }
    this.#sending -= 1;
  }
}
