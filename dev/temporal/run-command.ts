import { spawn } from "node:child_process";

export interface CommandAnswer {
  readonly ok: boolean;
  readonly stdout: string;
  /** What went wrong, in the command's own words; empty when it went well. */
  readonly trouble: string;
}

export interface CommandOptions {
  /** Real milliseconds after which the command is killed. */
  readonly withinMs: number;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** Runs a command to its end without a shell. Never throws: a command that is missing or fails is an answer too. */
export function runCommand(command: string, args: readonly string[], options: CommandOptions): Promise<CommandAnswer> {
  return new Promise((resolve) => {
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    const child = spawn(command, args, {
      stdio: ["ignore", "pipe", "pipe"],
      timeout: options.withinMs,
      killSignal: "SIGKILL",
      env: options.env ?? process.env,
    });
    const answer = (ok: boolean, trouble: string): void => {
      resolve({ ok, stdout: Buffer.concat(stdout).toString(), trouble });
    };
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    child.on("error", (error) => answer(false, error.message));
    child.on("close", (code, signal) => {
      if (code === 0) return answer(true, "");
      const said = Buffer.concat(stderr).toString().trim();
      answer(false, said || (signal === "SIGKILL" ? `no answer within ${options.withinMs} ms` : `exit code ${code}`));
    });
  });
}
