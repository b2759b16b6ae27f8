import { activityInfo } from "@temporalio/activity";
import type { Instant } from "../../machines/shared/time.ts";

/** The case's own time: ahead of the wall's in a rehearsal, whose clock the server moves. */
export function caseTime(): Instant {
  return Math.max(Date.now(), activityInfo().currentAttemptScheduledTimestampMs);
}
