import { keyedHash, type Keyring } from "../crypto/keyring.ts";

/**
 * What names are claimed as: keyed hashes, for a name may hold personal data. Under every key there is, so that a claim
 * outlives the change of the master key; in one order for all who ask, so that of two who want the same names one gets
 * them all.
 */
export function claimDigests(ring: Keyring, names: readonly string[]): readonly string[] {
  const digests = names.flatMap((name) => ring.identifierKeys.map((key) => keyedHash(key, name)));
  return [...new Set(digests)].sort();
}
