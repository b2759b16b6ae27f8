import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { text } from "node:stream/consumers";

const MAIN = path.join(import.meta.dirname, "..", "..", "..", "cli", "main.ts");

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The real command line, in a process of its own. */
export class Throughcare {
  readonly #environment: NodeJS.ProcessEnv;

  /** With a home of its own, an API, and a token unless it is to sign in by itself. */
  constructor(home: string, url: string, token = "") {
    const { PATH } = process.env;
    this.#environment = { PATH, THROUGHCARE_HOME: home, THROUGHCARE_URL: url, THROUGHCARE_TOKEN: token };
  }

  async run(words: readonly string[], input = "", environment: NodeJS.ProcessEnv = {}): Promise<Ended> {
    const env = { ...this.#environment, ...environment };
    const child = spawn(process.execPath, [MAIN, ...words], { env, stdio: ["pipe", "pipe", "pipe"] });
    child.stdin.end(input);
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
    return { code: child.exitCode, stdout, stderr };
  }

  /** What it says in JSON. Fails with what it says otherwise. */
  async json<Answer>(words: readonly string[], input = ""): Promise<Answer> {
    const { code, stdout, stderr } = await this.run([...words, "--json"], input);
    if (code !== 0) throw new Error(`${words.join(" ")} ended with ${code}: ${stderr}`);
    return JSON.parse(stdout) as Answer;
  }
}
