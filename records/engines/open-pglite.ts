import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { directoryLock } from "../directory-lock.ts";
import { MIGRATIONS_FOLDER } from "./migrations-folder.ts";
import type { OpenedEngine } from "./opened-engine.ts";

/** The database in this process: in a directory that it has to itself, or in memory. Throws RecordsInUse. */
export async function openPglite(directory: string | undefined, template?: Blob): Promise<OpenedEngine> {
  const release = directory === undefined ? async () => {} : await lockBeside(resolve(directory));
  try {
    const client = await PGlite.create(directory, template && { loadDataDir: template });
    const db = drizzle(client);
    await migrate(db, { migrationsFolder: MIGRATIONS_FOLDER });
    const close = async () => {
      await client.close();
      await release();
    };
    return { db, close };
  } catch (error) {
    await release();
    throw error;
  }
}

async function lockBeside(directory: string): Promise<() => Promise<void>> {
  await mkdir(dirname(directory), { recursive: true });
  return directoryLock(`${directory}.lock`);
}
