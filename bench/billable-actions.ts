import type { temporal } from "@temporalio/proto";

type HistoryEvent = temporal.api.history.v1.IHistoryEvent;

/** What one workflow execution is billed for, by kind. */
export interface BillableActions {
  readonly start: number;
  readonly timers: number;
  readonly activities: number;
  /** Workflow tasks with local activities, however many each has. */
  readonly localActivities: number;
  readonly searchAttributes: number;
  readonly signals: number;
  readonly updates: number;
  readonly total: number;
}

/**
 * Counts Temporal Cloud's billable actions in a history without the rehearsal's own events. Source: Temporal Cloud
 * Actions, https://docs.temporal.io/cloud/actions, read in November 2026:
 * - a workflow's start is one, also by continue-as-new (counted at the new run's start event); attributes given with
 *   it are none;
 * - each timer is one, also the one `condition` starts for its timeout; cancelling it is none;
 * - each start of an activity is one, and each retry; a retry leaves no event, the last attempt's number tells;
 * - all markers of one workflow task, so all its local activities, are one together; each retry of a local activity
 *   beyond a workflow task heartbeat is one;
 * - each upsert of search attributes is one, however many it sets; each signal; each update, accepted or rejected
 *   (a rejected one is not in the history, and none is sent here);
 * - workflow tasks, completions, current details and the query that shows them are none; nor are heartbeats, queries,
 *   children, schedules and Nexus, which neither side uses.
 */
export function billableActions(events: readonly HistoryEvent[]): BillableActions {
  const count = (has: (event: HistoryEvent) => unknown): number => events.filter((event) => has(event) != null).length;
  const sum = (of: (event: HistoryEvent) => number | null | undefined): number =>
    events.reduce((total, event) => total + (of(event) ?? 0), 0);
  const markerTasks = events.flatMap(({ markerRecordedEventAttributes: marker }) =>
    marker ? [String(marker.workflowTaskCompletedEventId)] : [],
  );
  const kinds = {
    start: count((event) => event.workflowExecutionStartedEventAttributes),
    timers: count((event) => event.timerStartedEventAttributes),
    activities:
      count((event) => event.activityTaskScheduledEventAttributes) +
      sum(({ activityTaskStartedEventAttributes: started }) => started && Math.max(0, (started.attempt ?? 1) - 1)),
    localActivities:
      new Set(markerTasks).size +
      sum(
        ({ workflowTaskCompletedEventAttributes: completed }) =>
          completed?.meteringMetadata?.nonfirstLocalActivityExecutionAttempts,
      ),
    searchAttributes: count((event) => event.upsertWorkflowSearchAttributesEventAttributes),
    signals:
      count((event) => event.workflowExecutionSignaledEventAttributes) +
      count((event) => event.signalExternalWorkflowExecutionInitiatedEventAttributes),
    updates: count((event) => event.workflowExecutionUpdateAcceptedEventAttributes),
  };
  return { ...kinds, total: Object.values(kinds).reduce((total, each) => total + each, 0) };
}
