import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Forwarded, Rehearsal } from "../../api/rehearsal/rehearsal.ts";
import type { CaseService } from "../../cases/case-service.ts";
import type { Instant } from "../../machines/shared/time.ts";
import { setClockOffset } from "../../records/queries/set-clock-offset.ts";
import { linkedCases } from "../../records/queries/linked-cases.ts";
import { findCase } from "../../records/queries/find-case.ts";
import { entriesSince, latestMark } from "../../records/queries/entries-since.ts";
import { FastForwardFailed, FastForwardStuck, NothingToMove } from "./time-skipping-errors.ts";
import { fastForwardTo, virtualNow, type TemporalConnection } from "./time-skipping.ts";

/** Cases moved at the same time. */
const AT_ONCE = 8;

/**
 * Moves the clock of a case born as a rehearsal, and of every case linked to it, to the same instant. Everything due on
 * the way happens: real timers, real messages to the emulator. Answers with what fired.
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
      const from = await virtualNow(connection, namespace, caseId);
      // An instant the case has reached already still brings up the linked cases that a cut-off move left behind.
      const target = "until" in to ? Math.max(to.until, from) : from + to.byMs;
      const before = await latestMark(service.records);
      const linked = await linkedCases(service.records, caseId);
      const open = linked.filter((each) => each.status !== "ended");
      const clocks = await Promise.all(open.map((each) => virtualNow(connection, namespace, each.caseId)));
      const goal = "until" in to ? to.until : target;
      if (clocks.every((clock) => clock >= goal)) return { refused: "The clock of a case only moves forward" };
      try {
        await inParallel(linked, AT_ONCE, async (linkedCase) => {
          if (linkedCase.status !== "ended") await move(connection, namespace, linkedCase.caseId, target);
          await setClockOffset(service.records, linkedCase.caseId, target - Date.now());
        });
      } catch (error) {
        if (error instanceof FastForwardFailed || error instanceof FastForwardStuck) return { refused: error.message };
        throw error;
      }
      const caseIds = linked.map((linkedCase) => linkedCase.caseId);
      const fired = await entriesSince(service.records, before, caseIds);
      return { caseIds, from, to: target, fired } satisfies Forwarded;
    },
  };
}

/** A case may close by itself between the list and its move. */
async function move(connection: TemporalConnection, namespace: string, caseId: string, target: Instant): Promise<void> {
  try {
    await fastForwardTo(connection, namespace, caseId, target, { id: randomUUID() });
  } catch (error) {
    if (!(error instanceof NothingToMove)) throw error;
  }
}

async function inParallel<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const workers = Array.from({ length: atOnce }, async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  });
  await Promise.all(workers);
}
