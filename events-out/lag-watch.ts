import { isBehind } from "../records/outbox/is-behind.ts";
import { outboxLag, type OutboxLag } from "../records/outbox/outbox-lag.ts";
import type { EventsOut } from "./events-out.ts";

const LOOK_EVERY_MS = 30_000;

/** Says in the log when consumers fall behind, each time it is looked at, and once when they have caught up. */
export class LagWatch {
  readonly #out: Pick<EventsOut, "records" | "log">;
  readonly #timer: NodeJS.Timeout;
  #wasBehind = false;

  constructor(out: Pick<EventsOut, "records" | "log">, everyMs = LOOK_EVERY_MS) {
    this.#out = out;
    this.#timer = setInterval(() => void this.#look(), everyMs);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    const { records, log } = this.#out;
    let lag: OutboxLag;
    try {
      lag = await outboxLag(records);
    } catch {
      // The publisher says that the outbox cannot be read.
      return;
    }
    const behind = isBehind(lag);
    if (behind) log.warn({ ...lag }, "consumers of domain events are behind");
    else if (this.#wasBehind) log.info({ ...lag }, "consumers of domain events have caught up");
    this.#wasBehind = behind;
  }
}
