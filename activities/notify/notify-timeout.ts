/** One call of Notify takes no longer. An attempt at a message must have as much of its lease left. Milliseconds. */
export const NOTIFY_TIMEOUT_MS = 8_000;
