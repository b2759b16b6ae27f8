import { spawn, type SpawnOptions } from "node:child_process";
import { once } from "node:events";

/**
 * Runs a command to its end, or ends it when the signal says so: it is gone when this resolves. With its exit code and
 * what it said, unless it says that where this does. Rejects when there is no such command.
 */
export async function runChild(
  command: string,
  args: readonly string[],
  signal: AbortSignal,
  options: SpawnOptions = {},
): Promise<{ readonly code: number; readonly output: string }> {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const end = (): void => void child.kill();
  signal.addEventListener("abort", end);
  if (signal.aborted) end();
  try {
    const [code] = (await once(child, "close")) as [number | null];
    return { code: code ?? 1, output };
  } finally {
    signal.removeEventListener("abort", end);
  }
}
