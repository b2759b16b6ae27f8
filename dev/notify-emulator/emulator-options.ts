import type { Instant } from "../../machines/shared/time.ts";
import type { Pace } from "./delivery/pace.ts";
import type { Callback } from "./delivery/receipt.ts";
import type { EmulatorTemplate } from "./messages/template.ts";

export interface EmulatorOptions {
  /** 0 for any free one. */
  readonly port: number;
  /** Everything that is accepted is kept here, as JSON lines. */
  readonly dataFile: string;
  /** A UUID. */
  readonly serviceId: string;
  /** The secrets of the service's API keys, each a UUID; at least one. */
  readonly secrets: readonly [string, ...string[]];
  readonly templates: readonly EmulatorTemplate[];
  /** Where delivery receipts go; without it there are none. */
  readonly callback?: Callback;
  /** What messages and their history are stamped with; this machine's clock unless given. */
  readonly clock?: () => Instant;
  readonly pace?: Partial<Pace>;
  /** Notify's limit on sending; 3,000 unless given. */
  readonly messagesPerMinute?: number;
}
