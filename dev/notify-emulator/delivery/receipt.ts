import { notifyTime } from "../api/notify-time.ts";
import { type Message, statusOf } from "../messages/message.ts";

/** Where the service wants to be told, and the token that shows it is Notify who tells. */
export interface Callback {
  readonly url: string;
  readonly bearerToken: string;
}

const TIMEOUT_MS = 5_000;

/**
 * Posts a delivery receipt. Returns the HTTP status of the answer, or nothing when there was none within five seconds.
 * https://docs.notifications.service.gov.uk/rest-api.html#delivery-receipts
 */
export async function postReceipt(
  message: Message,
  { url, bearerToken }: Callback,
  closing: AbortSignal,
): Promise<number | undefined> {
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${bearerToken}` },
      body: JSON.stringify(receiptJson(message)),
      redirect: "manual",
      signal: AbortSignal.any([closing, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    await answer.body?.cancel();
    return answer.status;
  } catch {
    return undefined;
  }
}

function receiptJson(message: Message): object {
  const sent = message.history.find(({ status }) => status === "sending");
  const ended = message.history.at(-1);
  return {
    id: message.id,
    reference: message.reference,
    to: message.to,
    status: statusOf(message),
    created_at: notifyTime(message.acceptedAt),
    completed_at: ended === undefined ? null : notifyTime(ended.at),
    sent_at: sent === undefined ? null : notifyTime(sent.at),
    notification_type: message.channel,
    template_id: message.template.id,
    template_version: message.template.version,
  };
}
