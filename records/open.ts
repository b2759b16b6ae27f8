import { DataKeys } from "./crypto/data-keys.ts";
import { keyring } from "./crypto/keyring.ts";
import { openPglite } from "./engines/open-pglite.ts";
import { openPostgres } from "./engines/open-postgres.ts";
import type { Records } from "./records.ts";

/** Where the records are: a PostgreSQL, a directory this process has to itself, or memory that is gone at the end. */
export type RecordsPlace =
  | { readonly databaseUrl: string }
  | { readonly directory: string }
  /** A fresh database costs seconds; a dump of one that is migrated already, a fraction. */
  | { readonly memory: true; readonly template?: Blob };

/**
 * Opens the records and brings their tables up to date. The master key is 32 bytes in base64, or several separated by
 * commas, the current one first. Throws MasterKeyInvalid, and RecordsInUse when another process has the directory.
 */
export async function openRecords(
  place: RecordsPlace,
  { masterKey }: { readonly masterKey: string },
): Promise<Records> {
  const ring = keyring(masterKey);
  const { db, close } = await open(place);
  const engine = "databaseUrl" in place ? "postgres" : "pglite";
  return { engine, db, keyring: ring, keys: new DataKeys(db, ring), close };
}

function open(place: RecordsPlace) {
  if ("databaseUrl" in place) return openPostgres(place.databaseUrl);
  if ("directory" in place) return openPglite(place.directory);
  return openPglite(undefined, place.template);
}
