import type { Db } from "../db.ts";

/** A database that is open and migrated. */
export interface OpenedEngine {
  readonly db: Db;
  close(): Promise<void>;
}
