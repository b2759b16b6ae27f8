import { keyIdOf, seal, unseal } from "./envelope.ts";
import type { SealingKey } from "./sealing-key.ts";

/** Encrypts a JSON value. */
export function sealJson(key: SealingKey, value: unknown): Buffer {
  return seal(key, Buffer.from(JSON.stringify(value)));
}

/**
 * Decrypts a JSON value; `undefined` when there is none or its key has been destroyed, so that the rest of the case can
 * still be read. The caller knows what it sealed.
 */
export function unsealJson<T>(key: SealingKey | undefined, sealed: Uint8Array | null): T | undefined {
  if (!key || !sealed || keyIdOf(sealed) !== key.id) return undefined;
  return JSON.parse(unseal(key, sealed).toString()) as T;
}
