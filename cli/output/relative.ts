const WORDS = new Intl.RelativeTimeFormat("en-GB", { numeric: "auto" });
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long until an instant or since it, in words: `in 3 days`, `2 hours ago`, `now`. Both in milliseconds. */
export function relative(instant: number, now: number): string {
  const ms = instant - now;
  const size = Math.abs(ms);
  if (size < MINUTE_MS) return "now";
  // Not "tomorrow": 30 hours may be that, or the day after.
  if (size >= 2 * DAY_MS) return WORDS.format(Math.trunc(ms / DAY_MS), "day");
  return size >= 2 * HOUR_MS
    ? WORDS.format(Math.trunc(ms / HOUR_MS), "hour")
    : WORDS.format(Math.trunc(ms / MINUTE_MS), "minute");
}
