import { PUBLISH_WITHIN_MS, type EventSink } from "../event-sink.ts";
import { isRefusal } from "../is-refusal.ts";
import { PublishFailed, PublishRefused } from "../publish-errors.ts";
import { webhookSignature } from "./webhook-signature.ts";

export interface WebhookOptions {
  readonly url: string;
  /** Each `whsec_…`; the request is signed with every one. */
  readonly secrets: readonly string[];
  readonly timeoutMs?: number;
}

/**
 * Posts each event to one address, signed after Standard Webhooks (`webhook-id`, `webhook-timestamp`,
 * `webhook-signature`). Any 2xx takes it. Redirects are not followed: the event names a person, and goes nowhere else.
 */
export function webhookSink({ url, secrets, timeoutMs = PUBLISH_WITHIN_MS }: WebhookOptions): EventSink {
  return {
    name: "webhook",
    async publish({ id, eventType, body }) {
      const timestamp = Math.floor(Date.now() / 1000);
      const {
        ok,
        status,
        body: answer,
      } = await fetch(url, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "user-agent": "throughcare",
          "event-type": eventType,
          "webhook-id": id,
          "webhook-timestamp": String(timestamp),
          "webhook-signature": webhookSignature(secrets, { id, timestamp, body }),
        },
        body,
        redirect: "manual",
        signal: AbortSignal.timeout(timeoutMs),
      });
      // Nobody reads it, and a connection is only used again once it has been.
      await answer?.cancel();
      if (ok) return;
      throw isRefusal(status) ? new PublishRefused(`HTTP ${status}`) : new PublishFailed(`HTTP ${status}`);
    },
    close: async () => {},
  };
}
