import { log } from "@temporalio/activity";

/** Somebody has a message more than once: at most once for each lost answer, and never without an error in the log. */
export function reportDuplicate(messageId: string): void {
  log.error("Notify accepted a message more than once after its answer was lost", { messageId });
}
