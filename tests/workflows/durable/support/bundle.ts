import { createHash } from "node:crypto";
import { access, mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { bundleWorkflowCode, DefaultLogger } from "@temporalio/worker";

const ROOT = path.join(import.meta.dirname, "../../../..");
const WORKFLOWS = path.join(import.meta.dirname, "../workflows");
const SOURCES = ["workflows", "machines", "tests/workflows/processes", "tests/workflows/durable/workflows"];

/** The workflow code of these tests, bundled once per state of the sources: every test file starts with it at hand. */
export async function testBundle(file: "index.ts" | "with-a-bug.ts"): Promise<{ readonly codePath: string }> {
  const folder = path.join(tmpdir(), "throughcare-test-bundles");
  const codePath = path.join(folder, `${path.parse(file).name}-${await fingerprint()}.js`);
  try {
    await access(codePath);
  } catch {
    const logger = new DefaultLogger("WARN");
    const { code } = await bundleWorkflowCode({ workflowsPath: path.join(WORKFLOWS, file), logger });
    await mkdir(folder, { recursive: true });
    const unfinished = `${codePath}.${process.pid}`;
    await writeFile(unfinished, code);
    await rename(unfinished, codePath);
  }
  return { codePath };
}

async function fingerprint(): Promise<string> {
  const hash = createHash("sha256");
  const files = (await Promise.all(SOURCES.map(typeScriptIn))).flat().sort();
  for (const file of [...files, path.join(ROOT, "package-lock.json")]) {
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
