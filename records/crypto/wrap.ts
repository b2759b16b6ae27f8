import { createSecretKey, randomBytes } from "node:crypto";
import { keyIdOf, seal, unseal } from "./envelope.ts";
import type { Keyring } from "./keyring.ts";
import type { SealingKey } from "./sealing-key.ts";

const ID_BYTES = 8;

/** A new data key for a case, wrapped with the current master key. A wrapped key opens only for its own case. */
export function newWrappedKey(ring: Keyring, caseId: string): Uint8Array {
  return seal(ring.current, randomBytes(ID_BYTES + 32), caseId);
}

/** Throws MasterKeyUnknown, or SealBroken when it was altered or belongs to another case. */
export function unwrapKey(ring: Keyring, caseId: string, wrapped: Uint8Array): SealingKey {
  const bytes = unseal(ring.byId(keyIdOf(wrapped)), wrapped, caseId);
  return { id: bytes.toString("hex", 0, ID_BYTES), key: createSecretKey(bytes.subarray(ID_BYTES)) };
}
