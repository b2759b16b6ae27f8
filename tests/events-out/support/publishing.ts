import { pino } from "pino";
import { onTestFinished } from "vitest";
import type { CaseHistory } from "../../../events-out/case-history.ts";
import type { EventSink } from "../../../events-out/event-sink.ts";
import type { Pauses } from "../../../events-out/pauses.ts";
import { startEventsOut, type RunningEventsOut } from "../../../events-out/start-events-out.ts";
import type { Records } from "../../../records/records.ts";

export const API_URL = "https://throughcare.example";

/** So short that a test waits for nothing. */
export const AT_ONCE: Pauses = {
  leaseMs: 10_000,
  idleMs: 10,
  afterFailureMs: () => 10,
  afterDoubtMs: () => 10,
};

/** A history that has everything that records have. */
export const ALL_TAKEN: CaseHistory = { has: async () => "taken" };

export interface Publishing {
  readonly history?: CaseHistory;
  readonly pauses?: Partial<Pauses>;
  /** Receives every line that is logged. */
  readonly log?: string[];
}

/** A publisher for one test. */
export function publishing(
  records: Records,
  sink: EventSink,
  { history = ALL_TAKEN, pauses, log = [] }: Publishing = {},
): RunningEventsOut {
  const running = startEventsOut({
    records,
    history,
    sink,
    apiUrl: API_URL,
    log: pino({}, { write: (line: string) => void log.push(line) }),
    pauses: { ...AT_ONCE, ...pauses },
  });
  onTestFinished(() => running.stop());
  return running;
}
