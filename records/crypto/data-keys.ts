import { eq, sql } from "drizzle-orm";
import type { Db } from "../db.ts";
import { preparedPerDb } from "../prepared-per-db.ts";
import { caseKeys } from "../schema/case-keys.ts";
import { CaseKeyDestroyed } from "./case-key-destroyed.ts";
import { KeyCache } from "./key-cache.ts";
import type { Keyring } from "./keyring.ts";
import type { SealingKey } from "./sealing-key.ts";
import { newWrappedKey, unwrapKey } from "./wrap.ts";

const CACHED_KEYS = 10_000;
const CACHED_FOR_MS = 5 * 60_000;

const findKey = preparedPerDb((db) =>
  db
    .select({ wrapped: caseKeys.wrapped })
    .from(caseKeys)
    .where(eq(caseKeys.caseId, sql.placeholder("caseId")))
    .prepare("findCaseKey"),
);

/**
 * The data key of every case: for personal columns and for Temporal payloads, so it does not need the case's row.
 * Destroying one makes what it sealed unreadable for good; other processes forget it within five minutes.
 */
export class DataKeys {
  readonly #db: Db;
  readonly #ring: Keyring;
  readonly #cache: KeyCache;
  readonly #asked = new Map<string, Promise<SealingKey | undefined>>();

  constructor(db: Db, ring: Keyring, cache = new KeyCache(CACHED_KEYS, CACHED_FOR_MS)) {
    this.#db = db;
    this.#ring = ring;
    this.#cache = cache;
  }

  /** The case's key, made on first use: whoever comes first, everyone gets the same. Throws CaseKeyDestroyed. */
  async of(caseId: string): Promise<SealingKey> {
    const key = (await this.find(caseId)) ?? (await this.#create(caseId)) ?? (await this.find(caseId));
    if (!key) throw new CaseKeyDestroyed(caseId);
    return key;
  }

  /**
   * The case's key to read with; none when there never was one or it has been destroyed. While the database is away a
   * key that was had before goes on being used.
   */
  async find(caseId: string): Promise<SealingKey | undefined> {
    const cached = this.#cache.get(caseId);
    if (cached) return cached;
    // A workflow task asks for each of its payloads at once: one statement answers all.
    const asked = this.#asked.get(caseId) ?? this.#ask(caseId).finally(() => this.#asked.delete(caseId));
    this.#asked.set(caseId, asked);
    return asked;
  }

  /** Makes everything sealed for the case unreadable for good, and keeps a new key from being made. */
  async destroy(caseId: string): Promise<void> {
    this.#cache.delete(caseId);
    const gone = { wrapped: null, destroyedAt: Date.now() };
    await this.#db
      .insert(caseKeys)
      .values({ caseId, masterKeyId: this.#ring.current.id, createdAt: Date.now(), ...gone })
      .onConflictDoUpdate({ target: caseKeys.caseId, set: gone });
    this.#cache.delete(caseId);
  }

  async #ask(caseId: string): Promise<SealingKey | undefined> {
    let rows;
    try {
      rows = await findKey(this.#db).execute({ caseId });
    } catch (error) {
      const late = this.#cache.evenLate(caseId);
      if (late) return late;
      throw error;
    }
    const wrapped = rows[0]?.wrapped;
    if (wrapped) return this.#unwrapped(caseId, wrapped);
    this.#cache.delete(caseId);
    return undefined;
  }

  /** None when there is one already. */
  async #create(caseId: string): Promise<SealingKey | undefined> {
    const values = {
      caseId,
      wrapped: newWrappedKey(this.#ring, caseId),
      masterKeyId: this.#ring.current.id,
      createdAt: Date.now(),
    };
    const created = await this.#db
      .insert(caseKeys)
      .values(values)
      .onConflictDoNothing()
      .returning({ caseId: caseKeys.caseId });
    return created.length > 0 ? this.#unwrapped(caseId, values.wrapped) : undefined;
  }

  #unwrapped(caseId: string, wrapped: Uint8Array): SealingKey {
    const key = unwrapKey(this.#ring, caseId, wrapped);
    this.#cache.set(caseId, key);
    return key;
  }
}
