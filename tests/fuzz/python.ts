import path from "node:path";
import { runChild } from "./run-child.ts";

const REQUIREMENTS = path.join(import.meta.dirname, "requirements.txt");

/** Seconds. */
const INSTALLED_WITHIN = 180;

/** There is no Python here, or what the fuzzer is made of cannot be installed. */
export class NoFuzzer extends Error {
  override readonly name = "NoFuzzer";
}

/**
 * Installs schemathesis, pinned by hash, into a virtual environment in this folder, and resolves with its Python, which
 * runs it as a module: a command of the environment would not start from a path with a space in it. Throws NoFuzzer.
 */
export async function installedFuzzer(folder: string, stopped: AbortSignal): Promise<string> {
  const signal = AbortSignal.any([stopped, AbortSignal.timeout(INSTALLED_WITHIN * 1_000)]);
  const run = async (command: string, args: readonly string[], otherwise: string): Promise<void> => {
    const { code, output } = await runChild(command, args, signal).catch((error: unknown) => ({
      code: 1,
      output: String(error),
    }));
    if (code !== 0) throw new NoFuzzer(`${otherwise}:\n${output}`);
  };
  const python = path.join(folder, "bin", "python");
  await run("python3", ["--version"], "there is no python3");
  await run("python3", ["-m", "venv", folder], "python3 makes no virtual environment");
  const pip = [
    "-m",
    "pip",
    "install",
    "--quiet",
    "--retries=2",
    "--require-hashes",
    "--only-binary=:all:",
    "-r",
    REQUIREMENTS,
  ];
  await run(python, pip, "schemathesis cannot be installed");
  return python;
}
