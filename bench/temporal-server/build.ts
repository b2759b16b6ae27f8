import { execFile } from "node:child_process";
import { access, mkdir } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { cliCacheFolder } from "../../dev/temporal/cli-cache.ts";

const run = promisify(execFile);
const VERSION = "1.32.1";
const TOOLS = { server: "go.temporal.io/server/cmd/server", sqlTool: "go.temporal.io/server/cmd/tools/sql" };

export interface BuiltServer {
  readonly server: string;
  readonly sqlTool: string;
  /** Temporal's own schema for PostgreSQL. */
  readonly schema: string;
}

/** Temporal's server and its SQL tool, built from their Go module once and kept: some minutes the first time, with Go. */
export async function builtServer(say: (line: string) => void): Promise<BuiltServer> {
  const folder = path.join(cliCacheFolder(process.env), "..", `server-${VERSION}`);
  const built = { server: path.join(folder, "server"), sqlTool: path.join(folder, "sql-tool") };
  await mkdir(folder, { recursive: true });
  for (const [name, file] of Object.entries(built)) {
    if (await isThere(file)) continue;
    say(`Building Temporal's ${name} ${VERSION}; this takes minutes`);
    const source = TOOLS[name as keyof typeof TOOLS];
    await go("build", "-trimpath", "-ldflags=-s -w", "-o", file, source);
  }
  const module = await go("list", "-m", "-f", "{{.Dir}}", "go.temporal.io/server");
  return { ...built, schema: path.join(module.trim(), "schema", "postgresql", "v12") };
}

async function go(...words: readonly string[]): Promise<string> {
  const { stdout } = await run("go", words, { cwd: import.meta.dirname, maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
