import type { temporal } from "@temporalio/proto";
import { defaultPayloadConverter } from "@temporalio/common";
import type { CaseHandle } from "./rig.ts";

export type HistoryEvent = temporal.api.history.v1.IHistoryEvent;

/** The events of a case's latest run. */
export async function historyOf(handle: CaseHandle): Promise<readonly HistoryEvent[]> {
  return (await handle.fetchHistory()).events ?? [];
}

/** How many events of a kind there are, by the name of their attributes. */
export function count(events: readonly HistoryEvent[], kind: keyof HistoryEvent): number {
  return events.filter((event) => event[kind] != null).length;
}

/** The summaries of timers or activities, as an operator reads them. */
export function summaries(events: readonly HistoryEvent[], kind: keyof HistoryEvent): string[] {
  return events
    .filter((event) => event[kind] != null)
    .map(({ userMetadata }) =>
      userMetadata?.summary ? defaultPayloadConverter.fromPayload<string>(userMetadata.summary) : "",
    );
}
