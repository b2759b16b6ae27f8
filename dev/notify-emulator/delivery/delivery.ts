import type { Instant } from "../../../machines/shared/time.ts";
import { isFinal, type Message, statusOf } from "../messages/message.ts";
import type { MessageStore } from "../messages/message-store.ts";
import { outcomeOf } from "./outcome.ts";
import type { Pace } from "./pace.ts";
import { type Callback, postReceipt } from "./receipt.ts";

/** Notify retries a receipt this often after the first attempt. */
const RETRIES = 5;
/** Receipts on their way at once; a campaign must not open thousands of connections to the service. */
const IN_FLIGHT = 10;

interface DeliveryOptions {
  readonly store: MessageStore;
  readonly callback?: Callback;
  readonly pace: Pace;
  readonly now: () => Instant;
}

/**
 * What happens to a message after it was accepted: it is handed over, it ends, and the service is told by a receipt.
 * Letters get no receipt, as at Notify: a service that wants to know asks for their status.
 */
export class Delivery {
  readonly #options: DeliveryOptions;
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #underWay = new Set<Promise<void>>();
  readonly #due: Message[] = [];
  #inFlight = 0;
  readonly #closing = new AbortController();

  constructor(options: DeliveryOptions) {
    this.#options = options;
  }

  /** Takes a message on from where it stands: a new one, or one a restart found unfinished. */
  begin(message: Message): void {
    const { sendingAfter, endsAfter } = this.#options.pace;
    const status = statusOf(message);
    if (isFinal(status)) this.#tell(message);
    else if (status === "created") this.#later(sendingAfter, () => this.#move(message, "sending"));
    else this.#later(endsAfter, () => this.#move(message, outcomeOf(message)));
  }

  /** Stops the clock of every message and waits for what is being written. */
  async close(): Promise<void> {
    this.#closing.abort();
    for (const timer of this.#timers) clearTimeout(timer);
    this.#due.length = 0;
    await Promise.allSettled(this.#underWay);
  }

  async #move(message: Message, status: ReturnType<typeof statusOf>): Promise<void> {
    this.begin(await this.#options.store.changeStatus(message.id, status, this.#options.now()));
  }

  #tell(message: Message): void {
    if (
      this.#closing.signal.aborted ||
      message.channel === "letter" ||
      !this.#options.callback ||
      !isWorthTelling(message)
    )
      return;
    const last = message.receipts.at(-1);
    if (!last) {
      this.#queue(message);
      return;
    }
    this.#later(this.#options.pace.receiptRetryAfter, async () => this.#queue(message));
  }

  #queue(message: Message): void {
    this.#due.push(message);
    if (this.#inFlight >= IN_FLIGHT) return;
    this.#inFlight += 1;
    this.#track(this.#tellAllDue().finally(() => (this.#inFlight -= 1)));
  }

  async #tellAllDue(): Promise<void> {
    const { callback, store, now } = this.#options;
    for (let message = this.#due.shift(); message && callback; message = this.#due.shift()) {
      const answer = await postReceipt(message, callback, this.#closing.signal);
      // Cut short by closing: the attempt is made again after the restart.
      if (this.#closing.signal.aborted) return;
      const attempt = { at: now(), ...(answer === undefined ? {} : { answer }) };
      this.#tell(await store.noteReceipt(message.id, attempt));
    }
  }

  #later(milliseconds: number, task: () => Promise<void>): void {
    if (this.#closing.signal.aborted) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#track(task());
    }, milliseconds);
    this.#timers.add(timer);
  }

  #track(task: Promise<void>): void {
    const tracked = task.catch((failure: unknown) => console.error("The copy of Notify could not go on:", failure));
    this.#underWay.add(tracked);
    void tracked.finally(() => this.#underWay.delete(tracked));
  }
}

/** Notify gives up after its retries, and at once when the service refuses the receipt. */
function isWorthTelling({ receipts }: Message): boolean {
  const answer = receipts.at(-1)?.answer;
  const mayGetBetter = answer === undefined || answer === 429 || answer >= 500;
  return receipts.length <= RETRIES && mayGetBetter;
}
