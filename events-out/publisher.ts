import { setTimeout as wait } from "node:timers/promises";
import { takeEvents } from "../records/outbox/take-events.ts";
import type { WaitingEvent } from "../records/outbox/waiting-event.ts";
import type { EventsOut } from "./events-out.ts";
import { publishEvent } from "./publish-event.ts";

/** Events under way at once, each of another case: so many consumers' hanging answers hold up nobody else. */
const AT_ONCE = 20;

/** The database is away: no use in asking at the usual pace. */
const RECORDS_AWAY_MS = 5_000;

/**
 * Takes events from the outbox and publishes them, until it is stopped. Any number may run on one outbox. Nothing here
 * is ever waited for by a case: a commit writes its event into the outbox, and that is all.
 */
export class Publisher {
  readonly #out: EventsOut;
  readonly #underWay = new Set<Promise<void>>();
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;

  constructor(out: EventsOut) {
    this.#out = out;
    this.#running = this.#run();
  }

  /** Takes nothing more, and waits for what is under way. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    await Promise.all(this.#underWay);
  }

  async #run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const taken = await this.#take();
      for (const event of taken ?? []) this.#begin(event);
      if (taken === undefined) await this.#pause(RECORDS_AWAY_MS);
      else if (this.#underWay.size >= AT_ONCE) await Promise.race(this.#underWay);
      else if (taken.length === 0) await Promise.race([this.#pause(this.#out.pauses.idleMs), ...this.#underWay]);
    }
  }

  /** None when the database is away. */
  async #take(): Promise<readonly WaitingEvent[] | undefined> {
    const { records, log, pauses } = this.#out;
    try {
      return await takeEvents(records, { limit: AT_ONCE - this.#underWay.size, leaseMs: pauses.leaseMs });
    } catch (error) {
      log.warn({ error: nameOf(error) }, "the outbox cannot be read; trying again");
      return undefined;
    }
  }

  #begin(event: WaitingEvent): void {
    const { log } = this.#out;
    const { caseId, sequence } = event;
    const attempt = publishEvent(this.#out, event)
      .catch((error: unknown) => {
        log.warn(
          { caseId, sequence, error: nameOf(error) },
          "an attempt at an event was broken off; it is taken again",
        );
      })
      .finally(() => this.#underWay.delete(attempt));
    this.#underWay.add(attempt);
  }

  async #pause(ms: number): Promise<void> {
    await wait(ms, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
  }
}

/** A database's error may quote the row. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "unknown";
}
