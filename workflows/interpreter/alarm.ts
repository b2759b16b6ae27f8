import { CancellationScope, isCancellation, sleep } from "@temporalio/workflow";
import type { Instant } from "../../machines/shared/time.ts";

/**
 * The one durable timer of a case, for the earliest thing on its agenda. One per deadline would cost an event pair, an
 * action and a row each, and gain nothing.
 */
export class Alarm {
  #running: { readonly at: Instant } | undefined;
  #scope = new CancellationScope();

  /** Neither running nor cancelled by anybody: it rang, or was never set. */
  get isSilent(): boolean {
    return this.#running === undefined;
  }

  /** Sets it for an instant, or for none. A timer that runs for that instant already is left alone. */
  setFor(at: Instant | undefined, summary: string): void {
    if (at === this.#running?.at) return;
    if (this.#running) this.#scope.cancel();
    this.#running = undefined;
    if (at !== undefined) this.#start(at, summary);
  }

  #start(at: Instant, summary: string): void {
    const running = { at };
    this.#running = running;
    this.#scope = new CancellationScope();
    // Never setTimeout: with the default reuseV8Context all cases of a worker share one map of them.
    void this.#scope
      .run(() => sleep(at - Date.now(), { summary }))
      .then(() => {
        if (this.#running === running) this.#running = undefined;
      })
      .catch((error: unknown) => {
        if (!isCancellation(error)) throw error;
      });
  }
}
