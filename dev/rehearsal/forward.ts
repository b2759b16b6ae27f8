import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Forwarded, ForwardTo, Rehearsal } from "../../api/rehearsal/rehearsal.ts";
import { atMostAtOnce } from "../../cases/at-most-at-once.ts";
import type { CaseService } from "../../cases/case-service.ts";
import type { Instant } from "../../machines/shared/time.ts";
import { setClockOffset } from "../../records/queries/set-clock-offset.ts";
import type { LinkedCase } from "../../records/queries/linked-case.ts";
import { linkedCases } from "../../records/queries/linked-cases.ts";
import { findCase } from "../../records/queries/find-case.ts";
import { entriesSince, latestMark } from "../../records/queries/entries-since.ts";
import { untilAtRest } from "./at-rest.ts";
import {
  CasesStillAtWork,
  FastForwardFailed,
  FastForwardStuck,
  NothingToMove,
  OnlyForward,
} from "./time-skipping-errors.ts";
import { fastForwardTo, virtualNow, type TemporalConnection } from "./time-skipping.ts";

/** Cases moved at the same time. */
const AT_ONCE = 8;

/** What whoever moves a case can do something about. */
const EXPECTED = [CasesStillAtWork, FastForwardFailed, FastForwardStuck, OnlyForward];

/**
 * Moves the clock of a case born as a rehearsal, and of every case linked to it, to the same instant. Everything due on
 * the way happens: real timers, real messages to the emulator. Before the clock moves and after it has, cases that
 * belong together have told each other everything there is to tell. Answers with what fired.
 */
export function createRehearsal(service: CaseService, namespace: string): Rehearsal {
  const connection: TemporalConnection = service.temporal.connection;
  return {
    begin: async (caseId, at) => {
      await move(connection, namespace, caseId, at);
      for (let attempt = 0; attempt < 100; attempt += 1, await wait(20)) {
        if (await findCase(service.records, caseId)) return setClockOffset(service.records, caseId, at - Date.now());
      }
    },
    forward: async (caseId, to) => {
      const found = await findCase(service.records, caseId);
      if (!found?.rehearsal) return { refused: "Only a case that was started as a rehearsal can be moved" };
      if (found.status === "ended") return { refused: "The case is closed; there is nothing left to move" };
      const before = await latestMark(service.records);
      try {
        const moved = await new Family(service, namespace, caseId).forward(to);
        const fired = await entriesSince(service.records, before, moved.caseIds);
        return { ...moved, fired };
      } catch (error) {
        if (EXPECTED.some((kind) => error instanceof kind)) return { refused: (error as Error).message };
        throw error;
      }
    },
  };
}

/** A case and those it is linked to. */
class Family {
  readonly #service: CaseService;
  readonly #namespace: string;
  readonly #caseId: string;

  constructor(service: CaseService, namespace: string, caseId: string) {
    this.#service = service;
    this.#namespace = namespace;
    this.#caseId = caseId;
  }

  async forward(to: ForwardTo): Promise<Omit<Forwarded, "fired">> {
    await this.#untilAtRest();
    const from = await this.#now(this.#caseId);
    // An instant the case has reached already still brings up the linked cases that a cut-off move left behind.
    const target = "until" in to ? Math.max(to.until, from) : from + to.byMs;
    const linked = await this.#linked();
    if ("until" in to || to.byMs > 0) {
      await this.#refuseUnlessAhead("until" in to ? to.until : target, linked);
      await atMostAtOnce(AT_ONCE, linked, (each) => this.#move(each, target));
      await this.#untilAtRest();
    }
    return { caseIds: linked.map(({ caseId }) => caseId), from, to: target };
  }

  async #refuseUnlessAhead(goal: Instant, linked: readonly LinkedCase[]): Promise<void> {
    const clocks = await Promise.all(linked.filter(isOpen).map(({ caseId }) => this.#now(caseId)));
    if (clocks.every((clock) => clock >= goal)) throw new OnlyForward();
  }

  async #move(linked: LinkedCase, target: Instant): Promise<void> {
    if (isOpen(linked)) await move(this.#service.temporal.connection, this.#namespace, linked.caseId, target);
    await setClockOffset(this.#service.records, linked.caseId, target - Date.now());
  }

  #untilAtRest(): Promise<void> {
    const open = async (): Promise<string[]> => (await this.#linked()).filter(isOpen).map(({ caseId }) => caseId);
    return untilAtRest(this.#service.temporal.connection, this.#namespace, open);
  }

  #linked(): Promise<readonly LinkedCase[]> {
    return linkedCases(this.#service.records, this.#caseId);
  }

  #now(caseId: string): Promise<Instant> {
    return virtualNow(this.#service.temporal.connection, this.#namespace, caseId);
  }
}

function isOpen({ status }: LinkedCase): boolean {
  return status !== "ended";
}

/** A case may close by itself between the list and its move. */
async function move(connection: TemporalConnection, namespace: string, caseId: string, target: Instant): Promise<void> {
  try {
    await fastForwardTo(connection, namespace, caseId, target, { id: randomUUID() });
  } catch (error) {
    if (!(error instanceof NothingToMove)) throw error;
  }
}
