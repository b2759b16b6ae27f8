import { createHmac } from "node:crypto";

const WRITTEN = /^whsec_(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const LEAST_BYTES = 24;

/** Whether a secret is written `whsec_` and 24 bytes or more in base64, as Standard Webhooks asks. */
export function isWebhookSecret(secret: string): boolean {
  return WRITTEN.test(secret) && keyOf(secret).length >= LEAST_BYTES;
}

/**
 * The signatures of one request after Standard Webhooks, one for each secret, so that a secret can be replaced without
 * losing an event: `v1,` and the HMAC-SHA256 over id, timestamp (seconds) and body joined by dots.
 */
export function webhookSignature(
  secrets: readonly string[],
  { id, timestamp, body }: { readonly id: string; readonly timestamp: number; readonly body: string },
): string {
  return secrets
    .map(keyOf)
    .map((key) => createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64"))
    .map((signature) => `v1,${signature}`)
    .join(" ");
}

function keyOf(secret: string): Buffer {
  return Buffer.from(secret.slice("whsec_".length), "base64");
}
