import type { Logger } from "pino";
import type { Records } from "../records/records.ts";
import type { CaseHistory } from "./case-history.ts";
import type { EventSink } from "./event-sink.ts";
import { PAUSES, type Pauses } from "./pauses.ts";

export type EventsOutLog = Pick<Logger, "info" | "warn" | "error">;

/** What publishing is made of. */
export interface EventsOut {
  readonly records: Records;
  readonly history: CaseHistory;
  readonly sink: EventSink;
  /** Where consumers reach the API, without a slash at the end. */
  readonly apiUrl: string;
  readonly log: EventsOutLog;
  readonly pauses: Pauses;
}

export type EventsOutOptions = Omit<EventsOut, "pauses"> & { readonly pauses?: Partial<Pauses> };

export function withPauses(options: EventsOutOptions): EventsOut {
  return { ...options, pauses: { ...PAUSES, ...options.pauses } };
}
