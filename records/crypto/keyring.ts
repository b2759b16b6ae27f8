import { createHmac, createSecretKey, hkdfSync } from "node:crypto";
import { MasterKeyInvalid, MasterKeyUnknown } from "./keyring-errors.ts";
import type { SealingKey } from "./sealing-key.ts";

/** Keys of one purpose: the current one seals what is new, the others still open what they sealed. */
export interface Ring {
  readonly current: SealingKey;
  /** Throws MasterKeyUnknown when it is not on the ring. */
  byId(id: string): SealingKey;
}

/** The master keys, which wrap the keys of cases, and what is derived from each of them. */
export interface Keyring extends Ring {
  /** For the few Temporal payloads that belong to no case. */
  readonly service: Ring;
  /** For keyed hashes of identifiers, derived from each master key; the first for what is new. */
  readonly identifierKeys: readonly Uint8Array[];
}

const KEY_BYTES = 32;

/**
 * Reads master keys: 32 bytes each in base64, comma-separated, the current one first. A key's id is derived from the
 * key, so rotating is putting a new one in front; a retired key stays for as long as a case is wrapped with it or is
 * to be found by an identifier hashed with it. Throws MasterKeyInvalid.
 */
export function keyring(masterKeys: string): Keyring {
  const raw = masterKeys.split(",").map(parse);
  return {
    ...ring(raw),
    service: ring(raw.map((bytes) => derive(bytes, "service"))),
    identifierKeys: raw.map((bytes) => derive(bytes, "identifiers")),
  };
}

function ring(raw: readonly Buffer[]): Ring {
  const keys = raw.map((bytes): SealingKey => ({
    id: derive(bytes, "id").toString("hex", 0, 8),
    key: createSecretKey(bytes),
  }));
  const [current] = keys;
  if (!current) throw new MasterKeyInvalid(0);
  return {
    current,
    byId(id) {
      const found = keys.find((key) => key.id === id);
      if (!found) throw new MasterKeyUnknown(id);
      return found;
    },
  };
}

/** HMAC-SHA256 of a value under a derived key, in hex. */
export function keyedHash(key: Uint8Array, value: string): string {
  return createHmac("sha256", key).update(value).digest("hex");
}

function parse(text: string): Buffer {
  const bytes = Buffer.from(text.trim(), "base64");
  if (bytes.length !== KEY_BYTES) throw new MasterKeyInvalid(bytes.length);
  return bytes;
}

function derive(master: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", master, "", `throughcare ${purpose}`, KEY_BYTES));
}
