import { runCommand } from "./run-command.ts";

/** The CLI this project is developed against, and the one it fetches when none is found. Contains server 1.32.0. */
export const CLI_VERSION = "1.9.1";

/** Time skipping, which tests and rehearsals stand on, is native from this server on. */
export const OLDEST_SERVER = { major: 1, minor: 32 } as const;

export interface CliVersion {
  /** Of the command line tool, `1.9.1`. */
  readonly cli: string;
  /** Of the server inside it, `1.32.0`. */
  readonly server: string;
  readonly recentEnough: boolean;
}

/** Asks a CLI for its version. `undefined` when it does not run here or answers something else. */
export async function readCliVersion(executable: string): Promise<CliVersion | undefined> {
  const answer = await runCommand(executable, ["--version"], { withinMs: 10_000 });
  return answer.ok ? parseCliVersion(answer.stdout) : undefined;
}

/** Reads a line like `temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)`. */
function parseCliVersion(line: string): CliVersion | undefined {
  const found = /temporal version (\S+) \(Server ((\d+)\.(\d+)\.[^\s,)]+)/.exec(line);
  if (!found) return undefined;
  const [, cli = "", server = "", major, minor] = found;
  const difference = Number(major) - OLDEST_SERVER.major || Number(minor) - OLDEST_SERVER.minor;
  return { cli, server, recentEnough: difference >= 0 };
}
