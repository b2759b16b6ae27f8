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
  readonly #cache = new KeyCache(CACHED_KEYS, CACHED_FOR_MS);

  constructor(db: Db, ring: Keyring) {
    this.#db = db;
    this.#ring = ring;
  }

  /** The case's key, made on first use: whoever comes first, everyone gets the same. Throws CaseKeyDestroyed. */
  async of(caseId: string): Promise<SealingKey> {
    const key = await this.find(caseId);
    if (key) return key;
    await this.#create(caseId);
    const created = await this.find(caseId);
    if (!created) throw new CaseKeyDestroyed(caseId);
    return created;
  }

  /** The case's key to read with; none when there never was one or it has been destroyed. */
  async find(caseId: string): Promise<SealingKey | undefined> {
    const cached = this.#cache.get(caseId);
    if (cached) return cached;
    const [row] = await findKey(this.#db).execute({ caseId });
    if (!row?.wrapped) return undefined;
    const key = unwrapKey(this.#ring, caseId, row.wrapped);
    this.#cache.set(caseId, key);
    return key;
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

  async #create(caseId: string): Promise<void> {
    await this.#db
      .insert(caseKeys)
      .values({
        caseId,
        wrapped: newWrappedKey(this.#ring, caseId),
        masterKeyId: this.#ring.current.id,
        createdAt: Date.now(),
      })
      .onConflictDoNothing()
      .prepare("createCaseKey")
      .execute();
  }
}
