import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { signInAt, type SignIn } from "../../dev/demo/sign-in.ts";

const ROOT = path.join(import.meta.dirname, "..", "..");

/** The system as a new user starts it: `dev/start.ts` in a process of its own, with a home of its own. */
export class RunningSystem {
  readonly #child: ChildProcess;
  readonly #output: string[] = [];
  #signIn: SignIn | undefined;
  api = "";
  outbox = "";
  issuer = "";

  private constructor(child: ChildProcess) {
    this.#child = child;
    child.stdout?.on("data", (chunk: Buffer) => this.#output.push(chunk.toString()));
    child.stderr?.on("data", (chunk: Buffer) => this.#output.push(chunk.toString()));
  }

  /** Starts and waits until it says that it is ready. Rejects with everything it said when it ends before. */
  static async start(home: string): Promise<RunningSystem> {
    const env = { ...process.env, THROUGHCARE_HOME: home };
    const child = spawn(process.execPath, ["dev/start.ts"], { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
    const system = new RunningSystem(child);
    await system.#ready();
    const note = JSON.parse(await readFile(path.join(home, "running.json"), "utf8")) as {
      api: string;
      outbox: string;
      issuer: string;
    };
    system.api = note.api;
    system.outbox = note.outbox;
    system.issuer = note.issuer;
    return system;
  }

  get output(): string {
    return this.#output.join("");
  }

  async #ready(): Promise<void> {
    const ended = once(this.#child, "exit").then(() => "ended" as const);
    while (!this.output.includes("Ready after")) {
      const said = this.#child.stdout ? once(this.#child.stdout, "data").then(() => "said" as const) : ended;
      if ((await Promise.race([said, ended])) === "ended") throw new Error(`It did not start:\n${this.output}`);
    }
  }

  /** As a power cut would: nothing of it gets to say anything more. */
  async kill(): Promise<void> {
    const ended = once(this.#child, "exit");
    this.#child.kill("SIGKILL");
    await ended;
  }

  /** As Ctrl-C would. Resolves with the exit code. */
  async interrupt(): Promise<number | null> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return this.#child.exitCode;
    const ended = once(this.#child, "exit");
    this.#child.kill("SIGINT");
    const [code] = (await ended) as [number | null];
    return code;
  }

  /** Of somebody who may do everything. */
  async #token(): Promise<{ readonly authorization: string }> {
    this.#signIn ??= signInAt(this.issuer);
    return { authorization: `Bearer ${await this.#signIn()}` };
  }

  async get<Answer>(address: string): Promise<Answer> {
    const answer = await fetch(new URL(address, this.api), { headers: await this.#token() });
    if (!answer.ok) throw new Error(`GET ${address}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Answer;
  }

  /** Every call has a key of its own unless one is given. "Not available now" is asked again, under the same key. */
  async post<Answer>(address: string, body: unknown, key: string = crypto.randomUUID()): Promise<Answer> {
    const csv = typeof body === "string";
    const ask = async (): Promise<Response> =>
      fetch(new URL(address, this.api), {
        method: "POST",
        headers: {
          "content-type": csv ? "text/csv" : "application/json",
          "idempotency-key": key,
          ...(await this.#token()),
        },
        body: csv ? body : JSON.stringify(body),
      });
    let answer = await ask();
    for (let again = 0; answer.status === 503 && again < 5; again += 1) answer = await ask();
    if (!answer.ok) throw new Error(`POST ${address}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Answer;
  }

  /** Asks again and again, until the answer is as wanted. */
  async until<Answer>(address: string, holds: (answer: Answer) => boolean): Promise<Answer> {
    for (;;) {
      const answer = await this.get<Answer>(address);
      if (holds(answer)) return answer;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
