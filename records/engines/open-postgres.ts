import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { MIGRATIONS_FOLDER } from "./migrations-folder.ts";
import type { OpenedEngine } from "./opened-engine.ts";

/** Any number that nothing else in the database locks on. */
const MIGRATION_LOCK = 74_687_275;
const CONNECTION = { application_name: "throughcare", TimeZone: "UTC" };

/** A PostgreSQL of its own, shared by any number of processes; ten connections each. */
export async function openPostgres(databaseUrl: string): Promise<OpenedEngine> {
  await migrateOnce(databaseUrl);
  const client = postgres(databaseUrl, { max: 10, connection: CONNECTION, onnotice: () => {} });
  return { db: drizzle(client), close: () => client.end({ timeout: 5 }) };
}

/** One process migrates, the others wait; a process that dies meanwhile frees the lock with its connection. */
async function migrateOnce(databaseUrl: string): Promise<void> {
  const client = postgres(databaseUrl, { max: 1, connection: CONNECTION, onnotice: () => {} });
  try {
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await migrate(drizzle(client), { migrationsFolder: MIGRATIONS_FOLDER });
  } finally {
    await client.end({ timeout: 5 });
  }
}
