import type { temporal } from "@temporalio/proto";
import { requiredTsToMs } from "@temporalio/common/lib/time.js";

type HistoryEvent = temporal.api.history.v1.IHistoryEvent;

/**
 * What a case did, to the minute of its own time: every timer that fired, event taken, transition written down and
 * message sent. Both sides must do the same; a figure that comes from doing less would be worth nothing.
 */
export function whatHappened(events: readonly HistoryEvent[]): string[] {
  return events.flatMap((event) => {
    const what = sayWhat(event);
    if (what === undefined) return [];
    return [`${new Date(requiredTsToMs(event.eventTime, "eventTime")).toISOString().slice(0, 16)} ${what}`];
  });
}

function sayWhat(event: HistoryEvent): string | undefined {
  if (event.timerFiredEventAttributes) return "timer";
  const update = event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.input?.name;
  if (update != null) return update;
  // The only local activity there is.
  if (event.markerRecordedEventAttributes) return "written down";
  const activity = event.activityTaskScheduledEventAttributes;
  if (activity?.activityType?.name === "commitCase") return "written down";
  if (!activity) return undefined;
  return `message ${templateOf(event, activity.input?.payloads?.[0]?.data)}`;
}

/** Throughcare's message names its template in the summary operators see, the hand-written one in its input. */
function templateOf({ userMetadata }: HistoryEvent, input: Uint8Array | null | undefined): string {
  const { template } = JSON.parse(text(input)) as { readonly template?: string };
  // `email "update" to person`
  return template ?? (JSON.parse(text(userMetadata?.summary?.data)) as string).split('"')[1] ?? "unknown";
}

function text(bytes: Uint8Array | null | undefined): string {
  return Buffer.from(bytes ?? []).toString();
}
