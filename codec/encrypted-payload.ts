import type { Payload } from "@temporalio/common";
import proto from "@temporalio/proto";
import { keyIdOf, seal, unseal } from "../records/crypto/envelope.ts";
import type { SealingKey } from "../records/crypto/sealing-key.ts";

/**
 * A payload as Temporal keeps it: the whole payload sealed, with its metadata. In the clear stand the encoding, the
 * case, whose id is opaque and the workflow's anyway, and, as the first bytes of every sealed value, the key's id.
 */
const ENCODING = "binary/encrypted";
const { Payload: PayloadMessage } = proto.temporal.api.common.v1;

/** Adds about 125 bytes; without a case it is sealed for the service as a whole. */
export function encrypted(key: SealingKey, payload: Payload, caseId?: string): Payload {
  return {
    metadata: { encoding: Buffer.from(ENCODING), ...(caseId !== undefined && { case: Buffer.from(caseId) }) },
    data: seal(key, PayloadMessage.encode(payload).finish()),
  };
}

export function isEncrypted(payload: Payload): boolean {
  return encodingOf(payload) === ENCODING;
}

/** Nothing to hide: the result of whatever returns nothing. */
export function isNothing(payload: Payload): boolean {
  return encodingOf(payload) === "binary/null";
}

/** The case whose key sealed it, or the id of the service's key. */
export function sealedBy({ metadata, data }: Payload): { readonly caseId: string } | { readonly keyId: string } {
  const caseId = metadata?.["case"];
  return caseId ? { caseId: Buffer.from(caseId).toString() } : { keyId: keyIdOf(data ?? Buffer.alloc(0)) };
}

/** Throws NotSealed, SealedWithAnotherKey and SealBroken. */
export function decrypted(key: SealingKey, { data }: Payload): Payload {
  const { metadata, data: plain } = PayloadMessage.decode(unseal(key, data ?? Buffer.alloc(0)));
  return { metadata, data: plain };
}

function encodingOf({ metadata }: Payload): string {
  return Buffer.from(metadata?.["encoding"] ?? []).toString();
}
