import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { createHash, randomUUID } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { MIGRATIONS_FOLDER } from "../../../records/engines/migrations-folder.ts";

const ENGINE = createRequire(import.meta.url).resolve("@electric-sql/pglite");

/**
 * A dump of an empty, migrated database, made once for each set of migrations and kept between runs: making one costs
 * seconds, loading it a fraction.
 */
export async function migratedTemplate(): Promise<Blob> {
  const file = join(tmpdir(), `throughcare-template-${await fingerprint()}.tar.gz`);
  try {
    return new Blob([await readFile(file)]);
  } catch {
    const dump = await dumpOfMigrated();
    const draft = `${file}.${randomUUID()}`;
    await writeFile(draft, Buffer.from(await dump.arrayBuffer()));
    // Whole or not at all: other test files may be making the same one.
    await rename(draft, file);
    return dump;
  }
}

async function fingerprint(): Promise<string> {
  const engine = await readFile(join(dirname(ENGINE), "../package.json"), "utf8");
  const migrations = readMigrationFiles({ migrationsFolder: MIGRATIONS_FOLDER }).map(({ hash }) => hash);
  return createHash("sha256")
    .update(JSON.stringify([engine, migrations]))
    .digest("hex")
    .slice(0, 16);
}

async function dumpOfMigrated(): Promise<Blob> {
  const client = await PGlite.create();
  await migrate(drizzle(client), { migrationsFolder: MIGRATIONS_FOLDER });
  const dump = await client.dumpDataDir("gzip");
  await client.close();
  return dump;
}
