import { NotifyError } from "./notify-error.ts";

/**
 * Notify's limit on sending: a bucket that refills steadily through the minute and holds at most a third of it.
 * 3,000 a minute is its default for a service.
 */
export class RateLimit {
  readonly #perMinute: number;
  readonly #most: number;
  #tokens: number;
  #filledAt: number;

  constructor(perMinute: number) {
    this.#perMinute = perMinute;
    this.#most = Math.ceil(perMinute / 3);
    this.#tokens = this.#most;
    this.#filledAt = performance.now();
  }

  /** Counts one message. Throws NotifyError 429. */
  take(): void {
    const now = performance.now();
    this.#tokens = Math.min(this.#most, this.#tokens + ((now - this.#filledAt) * this.#perMinute) / 60_000);
    this.#filledAt = now;
    if (this.#tokens < 1) throw rateLimited(this.#perMinute);
    this.#tokens -= 1;
  }
}

export function rateLimited(perMinute: number): NotifyError {
  const message = `Exceeded rate limit for key type LIVE of ${perMinute} requests per 60 seconds`;
  return new NotifyError(429, "RateLimitError", message);
}
