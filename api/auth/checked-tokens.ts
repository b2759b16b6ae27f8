import { createHash } from "node:crypto";
import type { Identified } from "./token-claims.ts";

/** More than are in use at once; the oldest goes first. */
const MOST = 5_000;

interface Checked {
  readonly identified: Identified;
  /** Milliseconds. */
  readonly until: number;
}

/**
 * Tokens that were found to hold, for a short while: checking a signature costs as much as everything else a read does.
 * By their digests, so that none lies in memory to be found. Only what holds is kept, so that nobody else fills it.
 */
export class CheckedTokens {
  readonly #checked = new Map<string, Checked>();
  readonly #forMs: number;

  constructor(forMs: number) {
    this.#forMs = forMs;
  }

  find(token: string): Identified | undefined {
    const digest = digestOf(token);
    const found = this.#checked.get(digest);
    if (found && found.until > Date.now()) return found.identified;
    this.#checked.delete(digest);
    return undefined;
  }

  /** Until it expires, at the longest; `exp` in seconds, as in the token. */
  keep(token: string, identified: Identified, exp = 0): void {
    this.#checked.set(digestOf(token), { identified, until: Math.min(exp * 1_000, Date.now() + this.#forMs) });
    const [oldest] = this.#checked.keys();
    if (this.#checked.size > MOST && oldest !== undefined) this.#checked.delete(oldest);
  }
}

function digestOf(token: string): string {
  return createHash("sha256").update(token).digest("base64");
}
