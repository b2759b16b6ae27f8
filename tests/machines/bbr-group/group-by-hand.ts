import { bbrGroup } from "../../../machines/bbr-group/contract.ts";
import { bbrGroupDefinition } from "../../../machines/bbr-group/definition.ts";
import { inputExample } from "../../../machines/bbr-group/input.ts";
import type { PlannedSession } from "../../../machines/bbr-group/timetable.ts";
import type { GroupContext, Register } from "../../../machines/bbr-group/context.ts";
import type { TellCase } from "../../../machines/shared/effects.ts";
import type { ProcessDefinition } from "../../../machines/shared/process-definition.ts";
import { CaseByHand, londonOf, type LondonTime, type Process } from "../support/case-by-hand.ts";

export const GROUP: Process = {
  definition: bbrGroupDefinition as unknown as ProcessDefinition,
  contract: bbrGroup,
};

export const WHY = { explanation: "A reason." };

/** Case id of the participant of this number. */
export const caseOf = (number: number): string => `bbrProgramme-${number.toString(16).padStart(32, "0")}`;

export const crnOf = (number: number): string => `X${String(100_000 + number)}`;

/** What a participant's case asks with. */
export const asks = (number: number, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  programmeCaseId: caseOf(number),
  crn: crnOf(number),
  completedModules: [],
  mustNotShareWith: [],
  notWithFacilitators: [],
  ...more,
});

/** One group as it is worked with: in London's time, with its participants answering when told to. */
export class GroupByHand {
  readonly byHand: CaseByHand;
  #passed: LondonTime;

  constructor(byHand: CaseByHand, passed: LondonTime = "") {
    this.byHand = byHand;
    this.#passed = passed;
  }

  /** Tuesdays at 18:00; planned on 2 December 2026, first session on 2 February 2027. */
  static planned(more: Readonly<Record<string, unknown>> = {}, at: LondonTime = "2026-12-02 10:00"): GroupByHand {
    return new GroupByHand(CaseByHand.started(GROUP, at, { ...inputExample, ...more }));
  }

  /** People with a place, each of whose cases has taken it. */
  with(count: number, from = 1): this {
    for (let number = from; number < from + count; number += 1) {
      this.send("placeRequested", asks(number));
      this.answerAll();
    }
    return this;
  }

  /** The same, with so many people, in the middle of January. */
  static withPeople(count: number, more: Readonly<Record<string, unknown>> = {}): GroupByHand {
    return GroupByHand.planned(more).with(count);
  }

  get context(): GroupContext {
    return this.byHand.live.snapshot.context as GroupContext;
  }

  /** As far as the clock has run, whether or not anything happened then. */
  get now(): LondonTime {
    const last = londonOf(this.byHand.now);
    return last > this.#passed ? last : this.#passed;
  }

  get path(): string {
    return this.byHand.paths[0] ?? "";
  }

  get timetable(): readonly PlannedSession[] {
    return this.context.timetable;
  }

  /** `foundation-1 2027-02-02 18:00`. */
  get dates(): readonly string[] {
    return this.timetable.map(({ id, on, at }) => `${id} ${on} ${at}`);
  }

  get participants(): readonly string[] {
    return this.context.participants.map(({ programmeCaseId }) => programmeCaseId);
  }

  get tellings(): readonly TellCase[] {
    return this.byHand.asks.map(({ effect }) => effect.params as TellCase);
  }

  /** Events told and not answered: `timetableChanged 1`, by number of the participant. */
  get told(): readonly string[] {
    return this.tellings.map(({ event, caseId }) => `${event} ${Number.parseInt(caseId.slice(-32), 16)}`);
  }

  register(session: string): Register | undefined {
    return this.context.registers[session];
  }

  send(name: string, body: Readonly<Record<string, unknown>> = {}, at = this.now): number {
    return this.byHand.send(at, name, body);
  }

  refused(name: string, body: Readonly<Record<string, unknown>> = {}, at = this.now): readonly string[] {
    return this.byHand.refusals(at, name, body).map(({ code }) => code);
  }

  pass(until: LondonTime): this {
    this.byHand.pass(until);
    this.#passed = until;
    return this;
  }

  /** Up to the session's end, and a minute. */
  hold(session: string): this {
    const planned = this.timetable.find(({ id }) => id === session);
    const [hours = "0", minutes = "0"] = (planned?.at ?? "00:00").split(":");
    const after = `${String(Number(hours) + 2).padStart(2, "0")}:${String(Number(minutes) + 31).padStart(2, "0")}`;
    return this.pass(`${planned?.on} ${after}`);
  }

  /** Everybody who was due attended and complied, but for whom it is said. */
  record(session: string, more: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {}): number {
    const due = this.register(session)?.due ?? [];
    const entries = due.map((id) => ({ programmeCaseId: id, attendance: "attendedComplied", ...more[id] }));
    return this.send("registerRecorded", { session, entries });
  }

  /** Every case that was told something answers. */
  answerAll(accepted = true): this {
    while (this.tellings.length > 0) this.answer(0, accepted);
    return this;
  }

  /** One of them answers, whatever the order they were told in. */
  answer(index: number, accepted = true): void {
    const told = this.tellings[index];
    if (!told) return;
    const { caseId, key } = told;
    const reasons = accepted ? [] : ["Not now"];
    this.byHand.answer(this.now, { type: "caseTold", caseId, key, accepted, reasons });
  }

  /** Holds and records every session to the end, everybody answering. */
  toTheEnd(): this {
    for (const { id } of this.timetable) {
      if (this.register(id)?.entries) continue;
      this.hold(id);
      if ((this.register(id)?.due.length ?? 0) > 0) this.record(id);
      this.answerAll();
    }
    return this;
  }

  fork(): GroupByHand {
    return new GroupByHand(this.byHand.fork(), this.#passed);
  }
}
