import type { KeyObject } from "node:crypto";

/** A 256-bit key and the id by which what it sealed names it. A `KeyObject`, so that no log ever prints it. */
export interface SealingKey {
  /** Sixteen hexadecimal digits. */
  readonly id: string;
  readonly key: KeyObject;
}
