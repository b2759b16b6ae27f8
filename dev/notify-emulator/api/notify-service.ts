import type { Instant } from "../../../machines/shared/time.ts";
import type { Delivery } from "../delivery/delivery.ts";
import type { FailureSwitch } from "../failures/failure-switch.ts";
import type { MessageStore } from "../messages/message-store.ts";

/** What the API's routes and the outbox's pages share. */
export interface NotifyService {
  readonly serviceId: string;
  readonly secrets: readonly string[];
  readonly store: MessageStore;
  readonly delivery: Delivery;
  readonly failures: FailureSwitch;
  readonly messagesPerMinute: number;
  readonly now: () => Instant;
}
