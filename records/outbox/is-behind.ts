import type { OutboxLag } from "./outbox-lag.ts";

/** Usually an event is out within two seconds. A consumer that is being deployed again is away for less than this. */
export const BEHIND_AFTER_SECONDS = 60;

/** Whether somebody should look: events are late, or a consumer refuses one. What is not confirmed holds up nobody. */
export function isBehind({ oldestSeconds, parked }: OutboxLag): boolean {
  return oldestSeconds > BEHIND_AFTER_SECONDS || parked > 0;
}
