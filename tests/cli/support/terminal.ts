import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import path from "node:path";

/** Of util-linux: runs a program on a pseudo-terminal. */
const SCRIPT = "/usr/bin/script";
const MAIN = path.join(import.meta.dirname, "..", "..", "..", "cli", "main.ts");

/** Without it nothing can be said about terminals here. */
export const HAS_TERMINAL = existsSync(SCRIPT);
if (!HAS_TERMINAL) console.warn(`Skipped: there is no ${SCRIPT}, so the command line is not tried on a terminal`);

/** The command line as somebody has it before them, on a terminal of 100 columns and 60 lines. */
export class Terminal {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  #shown = "";

  constructor(words: readonly string[], environment: NodeJS.ProcessEnv) {
    const command = `stty cols 100 rows 60; exec '${process.execPath}' '${MAIN}' ${words.join(" ")}`;
    const env = { PATH: process.env["PATH"], TERM: "xterm", ...environment };
    this.#child = spawn(SCRIPT, ["--quiet", "--return", "--command", command, "/dev/null"], { env });
    this.#ended = once(this.#child, "exit");
    this.#child.stdout?.on("data", (chunk: Buffer) => (this.#shown += chunk.toString()));
  }

  /** Everything that has been written on it, with what steers it. */
  get shown(): string {
    return this.#shown;
  }

  /** Waits until a text has been written. Rejects when the program ends without. */
  async says(text: string): Promise<void> {
    const { stdout } = this.#child;
    if (!stdout) throw new Error("It has no terminal");
    while (!this.#shown.includes(text)) {
      const ended = this.#ended.then(() => "ended");
      const said = once(stdout, "data");
      if ((await Promise.race([said, ended])) === "ended") throw new Error(`It never said "${text}":\n${this.#shown}`);
    }
  }

  press(keys: string): void {
    this.#child.stdin?.write(keys);
  }

  /** The exit code, once it has ended. */
  async ended(): Promise<number | null> {
    await this.#ended;
    return this.#child.exitCode;
  }
}
