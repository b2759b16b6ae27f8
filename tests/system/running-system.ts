import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { signInAt, type SignIn } from "../../dev/demo/sign-in.ts";
import { inTurn } from "./in-turn.ts";

const ROOT = path.join(import.meta.dirname, "..", "..");

/** Between its choice of a free port and its use any other program may have taken it: started again, it chooses another. */
const PORT_TAKEN_JUST_NOW = /start again, and a free one is used|Port \d+ on 127\.0\.0\.1 is taken\.|it ended at once/;
const MOST_STARTS = 3;

/** What may lead elsewhere than to this home: to a database or a Temporal server that somebody else uses. */
const { DATABASE_URL: _database, TEMPORAL_ADDRESS: _temporal, ...ENVIRONMENT } = process.env;

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

  /**
   * Starts and waits until it says that it is ready; again, when it lost a port to another. Rejects with everything it
   * said when it ends before.
   */
  static async start(home: string): Promise<RunningSystem> {
    for (let starts = 1; ; starts += 1) {
      try {
        return await inTurn(() => RunningSystem.#startOnce(home));
      } catch (error) {
        if (starts === MOST_STARTS || !PORT_TAKEN_JUST_NOW.test(String(error))) throw error;
      }
    }
  }

  static async #startOnce(home: string): Promise<RunningSystem> {
    const env = { ...ENVIRONMENT, THROUGHCARE_HOME: home };
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
    // Not at its exit: the last of what it said may come after that.
    const ended = once(this.#child, "close").then(() => "ended" as const);
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
    const answer = await whenAvailable(async () => fetch(new URL(address, this.api), { headers: await this.#token() }));
    if (!answer.ok) throw new Error(`GET ${address}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Answer;
  }

  /** Every call has a key of its own unless one is given; whatever is asked again has the same. */
  async post<Answer>(address: string, body: unknown, key: string = crypto.randomUUID()): Promise<Answer> {
    const csv = typeof body === "string";
    const answer = await whenAvailable(async () =>
      fetch(new URL(address, this.api), {
        method: "POST",
        headers: {
          "content-type": csv ? "text/csv" : "application/json",
          "idempotency-key": key,
          ...(await this.#token()),
        },
        body: csv ? body : JSON.stringify(body),
      }),
    );
    if (!answer.ok) throw new Error(`POST ${address}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Answer;
  }

  /** Asks again and again, until the answer is as wanted. */
  async until<Answer>(address: string, holds: (answer: Answer) => boolean): Promise<Answer> {
    for (;;) {
      const answer = await this.get<Answer>(address);
      if (holds(answer)) return answer;
      await wait(100);
    }
  }
}

/** "Not available now" is asked again, until the test has no time left: a restart on a busy machine takes a while. */
async function whenAvailable(ask: () => Promise<Response>): Promise<Response> {
  for (;;) {
    const answer = await ask();
    if (answer.status !== 503) return answer;
    await wait(500);
  }
}
