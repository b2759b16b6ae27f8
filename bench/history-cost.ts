import type { Client } from "@temporalio/client";
import proto, { type temporal } from "@temporalio/proto";
import { billableActions, type BillableActions } from "./billable-actions.ts";
import { whatHappened } from "./what-happened.ts";

const { temporal: api } = proto;
const { EventType } = api.api.enums.v1;
const { HistoryEvent } = api.api.history.v1;
type HistoryEvent = temporal.api.history.v1.IHistoryEvent;

/**
 * What moving a rehearsal's clock writes and production would not have: each move is a change of the execution's
 * options, each skip an event. Left out of events, bytes and actions, on both sides.
 */
const REHEARSALS_OWN: ReadonlySet<unknown> = new Set([
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_OPTIONS_UPDATED,
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TIME_SKIPPING_TRANSITIONED,
]);

/** What one execution costs, over all its runs. */
export interface HistoryCost {
  readonly runs: number;
  readonly events: number;
  /** As the server counts them, without those of the rehearsal's own events. */
  readonly bytes: number;
  /** The same from the events encoded again here: a cross-check. */
  readonly encodedBytes: number;
  /** As the server counts them, without those of the rehearsal. */
  readonly stateTransitions: number;
  readonly actions: BillableActions;
  /** How many of each type, `TIMER_STARTED` for example. */
  readonly types: Readonly<Record<string, number>>;
  /** Encoded bytes by event type. */
  readonly bytesByType: Readonly<Record<string, number>>;
  readonly happened: readonly string[];
}

/** Reads every run of a finished execution, from the latest back to the first. */
export async function historyCost(client: Client, workflowId: string): Promise<HistoryCost> {
  const kept: HistoryEvent[] = [];
  const left: HistoryEvent[] = [];
  const said = { bytes: 0, stateTransitions: 0, runs: 0 };
  let runId: string | undefined = (await client.workflow.getHandle(workflowId).describe()).runId;
  while (runId !== undefined) {
    const handle = client.workflow.getHandle(workflowId, runId);
    const { workflowExecutionInfo: info } = (await handle.describe()).raw;
    said.bytes += Number(info?.historySizeBytes ?? 0);
    said.stateTransitions += Number(info?.stateTransitionCount ?? 0);
    said.runs += 1;
    const events: readonly HistoryEvent[] = (await handle.fetchHistory()).events ?? [];
    left.unshift(...events.filter(({ eventType }) => REHEARSALS_OWN.has(eventType)));
    kept.unshift(...events.filter(({ eventType }) => !REHEARSALS_OWN.has(eventType)));
    runId = events[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId || undefined;
  }
  return {
    runs: said.runs,
    events: kept.length,
    bytes: said.bytes - encoded(left),
    encodedBytes: encoded(kept),
    stateTransitions: said.stateTransitions - left.filter(isOwnTransition).length - delayedStarts(kept),
    actions: billableActions(kept),
    types: byType(kept, () => 1),
    bytesByType: byType(kept, (event) => encoded([event])),
    happened: whatHappened(kept),
  };
}

/** A change of options and the end of a move are transitions of their own; a skip is part of the one it follows. */
function isOwnTransition(event: HistoryEvent): boolean {
  return event.workflowExecutionTimeSkippingTransitionedEventAttributes?.disabledAfterFastForward ?? true;
}

/** The first workflow task of a start that is delayed is scheduled in a transition of its own. */
function delayedStarts(events: readonly HistoryEvent[]): number {
  return events.filter(({ workflowExecutionStartedEventAttributes: started }) =>
    Number(started?.firstWorkflowTaskBackoff?.seconds ?? 0),
  ).length;
}

function encoded(events: readonly HistoryEvent[]): number {
  return events.reduce((total, event) => total + HistoryEvent.encode(event).finish().length, 0);
}

function byType(events: readonly HistoryEvent[], of: (event: HistoryEvent) => number): Record<string, number> {
  const totals: Record<string, number> = {};
  for (const event of events) {
    const type = EventType[event.eventType ?? 0]?.replace("EVENT_TYPE_", "") ?? String(event.eventType);
    totals[type] = (totals[type] ?? 0) + of(event);
  }
  return totals;
}
