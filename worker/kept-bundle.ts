import { createHash } from "node:crypto";
import { access, lstat, mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import path from "node:path";
import { bundleWorkflowCode, DefaultLogger, type BundleOptions } from "@temporalio/worker";

const ROOT = path.join(import.meta.dirname, "..");

/** A folder for bundles among the temporary files, which on a shared machine no other user has made before. */
export function temporaryFolder(name: string): string {
  return path.join(tmpdir(), `throughcare-${name}-of-${userInfo().uid}`);
}

export interface KeptBundle {
  /** Where bundles are kept. */
  readonly folder: string;
  readonly name: string;
  /** Folders of the checkout whose TypeScript the bundle is made of. */
  readonly sources: readonly string[];
  readonly options: BundleOptions;
}

/**
 * Workflow code as one file, bundled once per state of its sources and of the libraries, and kept. Rejects when others
 * may write to the folder: whatever lies there would be run with the data of cases.
 */
export async function keptBundle({
  folder,
  name,
  sources,
  options,
}: KeptBundle): Promise<{ readonly codePath: string }> {
  await ownFolder(folder);
  const codePath = path.join(folder, `${name}-${await fingerprint(sources)}.js`);
  try {
    await access(codePath);
  } catch {
    const { code } = await bundleWorkflowCode({ logger: new DefaultLogger("WARN"), ...options });
    // Whole or not at all: another process may start at the same moment.
    const unfinished = `${codePath}.${process.pid}`;
    await writeFile(unfinished, code);
    await rename(unfinished, codePath);
  }
  return { codePath };
}

async function ownFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const found = await lstat(folder);
  // Windows has neither owners by number nor such modes.
  const isOurs = process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o022) === 0);
  if (found.isDirectory() && isOurs) return;
  throw new Error(
    `Others may write to ${folder}, where workflow code is kept: remove it, or set TMPDIR to another folder`,
  );
}

async function fingerprint(sources: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  const files = await Promise.all(sources.map(typeScriptIn));
  for (const file of [...files.flat().sort(), path.join(ROOT, "package-lock.json")]) {
    hash
      .update(path.relative(ROOT, file))
      .update("\0")
      .update(await readFile(file))
      .update("\0");
  }
  return hash.digest("hex").slice(0, 16);
}

async function typeScriptIn(folder: string): Promise<string[]> {
  const entries = await readdir(path.join(ROOT, folder), { recursive: true });
  return entries.filter((entry) => entry.endsWith(".ts")).map((entry) => path.join(ROOT, folder, entry));
}
