import type { SealingKey } from "./sealing-key.ts";

/** The least recently used leaves first; after a while each has to be asked for again, for another process may have destroyed it. */
export class KeyCache {
  readonly #entries = new Map<string, { readonly key: SealingKey; readonly until: number }>();
  readonly #size: number;
  readonly #forMs: number;

  constructor(size: number, forMs: number) {
    this.#size = size;
    this.#forMs = forMs;
  }

  get(caseId: string): SealingKey | undefined {
    const entry = this.#entries.get(caseId);
    if (!entry || entry.until < performance.now()) return undefined;
    this.#entries.delete(caseId);
    this.#entries.set(caseId, entry);
    return entry.key;
  }

  /** Also a key that should be asked for again: for when nobody can be asked. */
  evenLate(caseId: string): SealingKey | undefined {
    return this.#entries.get(caseId)?.key;
  }

  set(caseId: string, key: SealingKey): void {
    this.#entries.delete(caseId);
    this.#entries.set(caseId, { key, until: performance.now() + this.#forMs });
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > this.#size && oldest !== undefined) this.#entries.delete(oldest);
  }

  delete(caseId: string): void {
    this.#entries.delete(caseId);
  }
}
