import { createHmac } from "node:crypto";

/** A secret is written `whsec_` and its bytes in base64, as Standard Webhooks says. */
export const WEBHOOK_SECRET = /^whsec_(?:[A-Za-z0-9+/]{4}){6,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * The signatures of one request after Standard Webhooks, one for each secret, so that a secret can be replaced without
 * losing an event: `v1,` and the HMAC-SHA256 over id, timestamp (seconds) and body joined by dots.
 */
export function webhookSignature(
  secrets: readonly string[],
  { id, timestamp, body }: { readonly id: string; readonly timestamp: number; readonly body: string },
): string {
  return secrets
    .map((secret) => Buffer.from(secret.slice("whsec_".length), "base64"))
    .map((key) => createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64"))
    .map((signature) => `v1,${signature}`)
    .join(" ");
}
