import type { Actor } from "../../../machines/shared/actor.ts";
import type { ProcessDefinition, Refusal } from "../../../machines/shared/process-definition.ts";
import type { Instant } from "../../../machines/shared/time.ts";
import type { CaseCommit, TimelineEntry } from "../../../records/case-commit.ts";
import { attempted } from "../../../workflows/interpreter/attempt.ts";
import { carriedOver, pickedUp, type CaseCarried, type LiveCase } from "../../../workflows/interpreter/live-case.ts";
import { leafPaths } from "../../../workflows/interpreter/stored-snapshot.ts";
import { answered, fired, started, type Fired } from "../../../workflows/interpreter/transition.ts";
import { arrived, foreseen, nextTurn, type Waiting } from "../../../workflows/interpreter/turn.ts";
import { CALENDAR, london } from "../processes/small-process.ts";

export const MONDAY_NINE = london("2026-11-09", "09:00");
export const PRACTITIONER: Actor = { id: "p1", displayName: "A Practitioner", role: "practitioner" };

interface Sending {
  /** When the API received it, and when it reached the case; the same unless told. */
  readonly receivedAt?: Instant;
  readonly at: Instant;
  readonly key?: string;
}

/** A case without Temporal: the interpreter's pure core, turn by turn, its commits kept. */
export class PureCase {
  readonly commits: CaseCommit[] = [];
  readonly definition: ProcessDefinition;
  live: LiveCase;
  #keys = 0;

  constructor(definition: ProcessDefinition, { at = MONDAY_NINE, input = {} }: { at?: Instant; input?: object } = {}) {
    this.definition = definition;
    const cause = { at, actor: PRACTITIONER, handled: { key: "start", fingerprint: "start" } };
    const opening = { identifiers: [], rehearsal: false };
    const worked = started(definition, `${definition.process}-1`, { calendar: CALENDAR, ...input }, cause, opening);
    this.live = worked.live;
    this.commits.push(worked.commit);
  }

  get states(): string[] {
    return leafPaths(this.live.snapshot);
  }

  get now(): Instant {
    return this.live.lastAt;
  }

  /** The timeline, oldest first. */
  get timeline(): readonly TimelineEntry[] {
    return this.commits.flatMap(({ entries }) => entries);
  }

  get last(): CaseCommit {
    const last = this.commits.at(-1);
    if (!last) throw new Error("A case has a commit from the start on");
    return last;
  }

  /** Sends an event as the update handler would: judged first, then applied behind what is due. */
  send(
    name: string,
    body: object,
    { at, receivedAt = at, key = `key${(this.#keys += 1)}` }: Sending,
  ): readonly Refusal[] {
    const waiting = arrived(
      name,
      { body: body as never, actor: PRACTITIONER, receivedAt, key, fingerprint: key },
      at,
      false,
    );
    if (this.live.handled[key]) return [];
    const before = foreseen(this.definition, this.live, [waiting], at);
    const cause = { event: waiting.event, at: before.at, actor: PRACTITIONER, handled: waiting.envelope };
    const judged = attempted(this.definition, before.live, cause);
    if ("reasons" in judged) return judged.reasons;
    this.#turns(waiting, at);
    return [];
  }

  /** An answer to the case's own question, or what became of its message. */
  answer(event: { readonly type: string }, at: Instant): void {
    this.#turns({ event }, at);
  }

  /** The clock reaches an instant, and everything due until then is applied. */
  clock(now: Instant): this {
    for (
      let turn = nextTurn(this.live, undefined, now);
      turn?.turn === "fire";
      turn = nextTurn(this.live, undefined, now)
    ) {
      this.#keep(fired(this.definition, this.live, turn.entry));
    }
    return this;
  }

  /** What travels through continue-as-new, after a stay on the wire. */
  carried(): CaseCarried {
    return JSON.parse(JSON.stringify(carriedOver(this.definition, this.live, false))) as CaseCarried;
  }

  /** Goes on as a new run would. */
  continueAsNew(): this {
    this.live = pickedUp(this.definition, this.live.caseId, this.carried());
    return this;
  }

  #turns(waiting: Waiting, now: Instant): void {
    for (;;) {
      const turn = nextTurn(this.live, waiting, now);
      if (turn?.turn === "fire") this.#keep(fired(this.definition, this.live, turn.entry));
      else if (turn) return this.#take(waiting, turn.at);
    }
  }

  #take({ event, envelope }: Waiting, at: Instant): void {
    if (!envelope) {
      const worked = answered(this.definition, this.live, event, at);
      return worked && this.#keep(worked);
    }
    const attempt = attempted(this.definition, this.live, { event, at, actor: envelope.actor, handled: envelope });
    if ("reasons" in attempt) throw new Error("What was foreseen did not come");
    this.#keep(attempt.worked);
  }

  #keep({ live, commit }: Fired): void {
    this.live = live;
    if (commit) this.commits.push(commit);
  }
}
