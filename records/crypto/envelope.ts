import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { NotSealed, SealBroken, SealedWithAnotherKey } from "./envelope-errors.ts";
import type { SealingKey } from "./sealing-key.ts";

/**
 * version (1 byte) | key id (8) | IV (12) | ciphertext | tag (16). AES-256-GCM with a random 96-bit IV: safe for
 * 2^32 values under one key (NIST SP 800-38D, 8.3), and a key seals one case only.
 */
const VERSION = 1;
const KEY_ID = { from: 1, to: 9 };
const IV = { from: 9, to: 21 };
const TAG_BYTES = 16;

/** Encrypts bytes. What is sealed with an `about` (the case a wrapped key belongs to) opens only with the same. */
export function seal(key: SealingKey, plaintext: Uint8Array, about = ""): Buffer {
  const iv = randomBytes(IV.to - IV.from);
  const cipher = createCipheriv("aes-256-gcm", key.key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(about));
  const head = [Buffer.of(VERSION), Buffer.from(key.id, "hex"), iv];
  return Buffer.concat([...head, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/**
 * Decrypts what {@link seal} made. Throws NotSealed, SealedWithAnotherKey, or SealBroken when it was altered or moved.
 */
export function unseal(key: SealingKey, sealed: Uint8Array, about = ""): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const sealedWith = keyIdOf(bytes);
  if (sealedWith !== key.id) throw new SealedWithAnotherKey(sealedWith, key.id);
  const iv = bytes.subarray(IV.from, IV.to);
  const decipher = createDecipheriv("aes-256-gcm", key.key, iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(about));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  const opened = decipher.update(bytes.subarray(IV.to, -TAG_BYTES));
  try {
    return Buffer.concat([opened, decipher.final()]);
  } catch {
    throw new SealBroken();
  }
}

/** The id of the key that sealed these bytes. */
export function keyIdOf(sealed: Uint8Array): string {
  if (sealed.byteLength < IV.to + TAG_BYTES || sealed[0] !== VERSION) throw new NotSealed();
  return Buffer.from(sealed.subarray(KEY_ID.from, KEY_ID.to)).toString("hex");
}
