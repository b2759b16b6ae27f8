import { execFile } from "node:child_process";
import { access, glob } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";

/** The directory of PostgreSQL's server binaries: where `pg_config` says, on the PATH, or where Debian puts them. */
export async function postgresBinaries(): Promise<string | undefined> {
  const path = (process.env["PATH"] ?? "").split(delimiter);
  const candidates = [...(await configured()), ...path, ...(await packaged())];
  for (const directory of candidates) {
    if (await holdsServer(directory)) return directory;
  }
  return undefined;
}

async function configured(): Promise<string[]> {
  try {
    const { stdout } = await promisify(execFile)("pg_config", ["--bindir"]);
    return [stdout.trim()];
  } catch {
    return [];
  }
}

/** The newest first. */
async function packaged(): Promise<string[]> {
  const found: string[] = [];
  for await (const directory of glob("/usr/lib/postgresql/*/bin")) found.push(directory);
  return found.toSorted((a, b) => b.localeCompare(a, "en", { numeric: true }));
}

async function holdsServer(directory: string): Promise<boolean> {
  try {
    await Promise.all(["initdb", "postgres"].map((name) => access(join(directory, name))));
    return true;
  } catch {
    return false;
  }
}
