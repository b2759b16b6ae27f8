import type { IdentifierKind } from "../case-commit.ts";
import { keyedHash, type Keyring } from "./keyring.ts";

/** The keyed hashes an identifier may be stored under: the first for what is new, the others by retired master keys. */
export function identifierDigests(ring: Keyring, kind: IdentifierKind, value: string): readonly string[] {
  // Trim and upper-case first: processes.md, "People and identifiers".
  const normal = `${kind}:${value.trim().toUpperCase()}`;
  return ring.identifierKeys.map((key) => keyedHash(key, normal));
}
