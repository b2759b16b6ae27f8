import { withPauses, type EventsOutOptions } from "./events-out.ts";
import { LagWatch } from "./lag-watch.ts";
import { Publisher } from "./publisher.ts";

export interface RunningEventsOut {
  /** Finishes what is under way, then lets go of the sink. */
  stop(): Promise<void>;
}

/** Publishes the events of every case until it is stopped; closes the sink then. Records are the caller's to close. */
export function startEventsOut(options: EventsOutOptions): RunningEventsOut {
  const out = withPauses(options);
  const publisher = new Publisher(out);
  const watch = new LagWatch(out);
  out.log.info({ sink: out.sink.name }, "publishing domain events");
  return {
    stop: async () => {
      watch.stop();
      await publisher.stop();
      await out.sink.close();
    },
  };
}
