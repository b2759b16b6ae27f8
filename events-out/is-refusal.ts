/** Answers that say "not now" although they are in the four hundreds: timeout, too early, too many requests. */
const NOT_NOW: readonly number[] = [408, 425, 429];

/** Whether an HTTP status says that the event will never be taken as it is. */
export function isRefusal(status: number): boolean {
  return status >= 300 && status < 500 && !NOT_NOW.includes(status);
}
