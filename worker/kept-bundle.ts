import { createHash } from "node:crypto";
import { access, mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { bundleWorkflowCode, DefaultLogger, type BundleOptions } from "@temporalio/worker";

const ROOT = path.join(import.meta.dirname, "..");

export interface KeptBundle {
  /** Where bundles are kept. */
  readonly folder: string;
  readonly name: string;
  /** Folders of the checkout whose TypeScript the bundle is made of. */
  readonly sources: readonly string[];
  readonly options: BundleOptions;
}

/** Workflow code as one file, bundled once per state of its sources and of the libraries, and kept. */
export async function keptBundle({
  folder,
  name,
  sources,
  options,
}: KeptBundle): Promise<{ readonly codePath: string }> {
  const codePath = path.join(folder, `${name}-${await fingerprint(sources)}.js`);
  try {
    await access(codePath);
  } catch {
    const { code } = await bundleWorkflowCode({ logger: new DefaultLogger("WARN"), ...options });
    await mkdir(folder, { recursive: true });
    // Whole or not at all: another process may start at the same moment.
    const unfinished = `${codePath}.${process.pid}`;
    await writeFile(unfinished, code);
    await rename(unfinished, codePath);
  }
  return { codePath };
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
