import type { DataKeys } from "./crypto/data-keys.ts";
import type { Keyring } from "./crypto/keyring.ts";
import type { Db } from "./db.ts";

/** An open database and the keys to what is encrypted in it. */
export interface Records {
  readonly engine: "pglite" | "postgres";
  readonly db: Db;
  readonly keyring: Keyring;
  readonly keys: DataKeys;
  /** Waits for running statements, then lets go of the database. */
  close(): Promise<void>;
}
