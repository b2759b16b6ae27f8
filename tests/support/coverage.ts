import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { readNotes, type NotesOfFile } from "./reached/notes.ts";
import { verdict } from "./reached/verdict.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder in which every test file leaves what it did to the cases of a process. */
    coverageNotes: string;
  }
}

const PAGE = path.join(import.meta.dirname, "../../docs/coverage.md");
const MACHINES = path.join(import.meta.dirname, "../machines/");
const writes = process.env["COVERAGE"] === "write";
const WRITE = "COVERAGE=write npx vitest run tests/machines";

/**
 * Vitest's global set-up: after a run of every test of the machines it judges whether they reach every state, transition
 * and deadline, and whether `docs/coverage.md` is up to date. A run of some of them, or one that fails anyway, it lets be.
 * With `COVERAGE=write` it writes the page.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), "throughcare-coverage-"));
  project.provide("coverageNotes", folder);
  return async () => {
    if (await everythingRan(project)) await judge(readNotes(folder).filter(isOfMachines));
    else if (writes) fail("docs/coverage.md was not written: a test under tests/machines failed or was left out.");
    await rm(folder, { recursive: true, force: true });
  };
}

/** Other tests count from today: what they reach may change overnight. */
function isOfMachines({ file }: NotesOfFile): boolean {
  return path.resolve(file).startsWith(MACHINES);
}

/** Says what is missing before it calls the page stale: writing the page would not help. */
async function judge(notes: readonly NotesOfFile[]): Promise<void> {
  const written = await readFile(PAGE, "utf8").catch(() => "");
  const { missing, kept, renewed, onlyWalked } = verdict(written, notes);
  if (writes) {
    await writeFile(PAGE, renewed);
    for (const line of onlyWalked) console.info(`Coverage: ${line}`);
  }
  if (missing.length > 0) fail(`No test under tests/machines reaches:\n  ${missing.join("\n  ")}`);
  else if (!writes && kept !== written) fail(`docs/coverage.md is stale: \`${WRITE}\` writes it.`);
}

/** Tests have their own count; what is judged after them makes the run fail by its exit code. */
function fail(why: string): void {
  console.error(`\nCoverage: ${why}\n`);
  process.exitCode = 1;
}

/** Whether every test of the machines was run, and none failed. */
async function everythingRan(project: TestProject): Promise<boolean> {
  const { testFiles } = await project.globTestFiles();
  const { config, state } = project.vitest;
  const ran = state.getTestModules().filter((module) => module.state() !== "failed");
  const passed = new Set(ran.map(({ moduleId }) => moduleId));
  const isFiltered = config.testNamePattern !== undefined;
  return !isFiltered && testFiles.filter((file) => file.startsWith(MACHINES)).every((file) => passed.has(file));
}
