/** How fast this copy of Notify works, in milliseconds. */
export interface Pace {
  /** From accepted to handed to the provider. */
  readonly sendingAfter: number;
  /** From handed over to delivered, failed or, for a letter, printed. */
  readonly endsAfter: number;
  /** Between attempts to tell the service. Notify waits five minutes. */
  readonly receiptRetryAfter: number;
}

/** Quick enough to watch. */
export const DEFAULT_PACE: Pace = { sendingAfter: 150, endsAfter: 1_000, receiptRetryAfter: 5_000 };
