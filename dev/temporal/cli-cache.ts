import { randomUUID } from "node:crypto";
import { chmod, mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import { CLI_VERSION, readCliVersion } from "./cli-version.ts";
import { executableName } from "./temporal-on-path.ts";
import type { CliAttempt } from "./temporal-not-found.ts";

/** Where fetched CLIs are kept, a folder per version: under `XDG_CACHE_HOME`, or `~/.cache`. */
export function cliCacheFolder(env: Readonly<Record<string, string | undefined>>): string {
  const root = env["XDG_CACHE_HOME"] || path.join(homedir(), ".cache");
  return path.join(root, "throughcare", "temporal", CLI_VERSION);
}

/** The CLI an earlier start fetched, if it is whole and runs. */
export async function cachedCli(folder: string): Promise<CliAttempt> {
  const file = path.join(folder, executableName());
  const version = await readCliVersion(file);
  return version?.cli === CLI_VERSION ? { path: file, version } : { failed: "nothing kept from an earlier start" };
}

const WORK_FOLDER = ".fetching-";

/** A fetch takes seconds; a folder this old was left by a start that was killed. In real milliseconds. */
const LEFT_BEHIND_AFTER_MS = 60 * 60 * 1000;

/**
 * Lets `fetch` produce the executable in a folder of its own and then moves it into the cache in one step, so that two
 * first starts at once never see half a file: each fetches, the last one wins, and both files are the same.
 * Nothing is kept of a file that does not run here.
 */
export async function fetchIntoCache(
  folder: string,
  fetch: (workFolder: string) => Promise<string>,
): Promise<CliAttempt> {
  const workFolder = path.join(folder, `${WORK_FOLDER}${randomUUID()}`);
  await sweep(folder);
  await mkdir(workFolder, { recursive: true });
  try {
    const fetched = await fetch(workFolder);
    await chmod(fetched, 0o755);
    const version = await readCliVersion(fetched);
    if (!version) return { failed: "what was fetched does not run on this machine" };
    if (version.cli !== CLI_VERSION) return { failed: `CLI ${version.cli} came instead of ${CLI_VERSION}` };
    const kept = path.join(folder, executableName());
    await rename(fetched, kept);
    return { path: kept, version };
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
}

async function sweep(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((each) => each.startsWith(WORK_FOLDER))) {
    const left = path.join(folder, name);
    const age = Date.now() - (await stat(left).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs;
    if (age > LEFT_BEHIND_AFTER_MS) await rm(left, { recursive: true, force: true });
  }
}
