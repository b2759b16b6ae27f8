import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

const REQUIREMENTS = path.join(import.meta.dirname, "requirements.txt");

/** Seconds. */
const INSTALLED_WITHIN = 180;

/** There is no Python here, or what the fuzzer is made of cannot be installed. */
export class NoFuzzer extends Error {
  override readonly name = "NoFuzzer";
}

/**
 * Installs schemathesis, pinned by hash, into a virtual environment in this folder, and resolves with its command.
 * Throws NoFuzzer.
 */
export async function installedFuzzer(folder: string): Promise<string> {
  if ((await run("python3", ["--version"])).code !== 0) throw new NoFuzzer("there is no python3");
  const made = await run("python3", ["-m", "venv", folder]);
  if (made.code !== 0) throw new NoFuzzer(`python3 makes no virtual environment:\n${made.output}`);
  const pip = ["-m", "pip", "install", "--quiet", "--require-hashes", "--only-binary=:all:", "-r", REQUIREMENTS];
  const installed = await run(path.join(folder, "bin", "python"), pip);
  if (installed.code !== 0) throw new NoFuzzer(`schemathesis cannot be installed:\n${installed.output}`);
  return path.join(folder, "bin", "schemathesis");
}

async function run(
  command: string,
  args: readonly string[],
): Promise<{ readonly code: number; readonly output: string }> {
  const signal = AbortSignal.timeout(INSTALLED_WITHIN * 1_000);
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], signal });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  try {
    const [code] = (await once(child, "close")) as [number | null];
    return { code: code ?? 1, output };
  } catch (error) {
    return { code: 1, output: String(error) };
  }
}
