import type { Actor, SignIn } from "./sign-in.ts";

/** The HTTP API as the demo uses it: as any other application would. */

/** The API said no, or nothing the demo understands. */
export class DemoRefused extends Error {
  override readonly name = "DemoRefused";
}

export interface DemoCase {
  readonly caseId: string;
  readonly memberOf?: string;
  readonly sequence: number;
  readonly state: { readonly paths: readonly string[]; readonly words: readonly string[] };
  readonly status: string;
  readonly outcome?: string;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly clock?: { readonly now: string };
  readonly tasks: readonly { readonly title: string; readonly role: string }[];
  readonly links: { readonly temporal: string };
}

export interface DemoEntry {
  readonly at: string;
  readonly kind: string;
  /** Of the event, deadline or message template. */
  readonly name: string;
  readonly text: string;
  readonly sequence?: number;
}

export class DemoApi {
  readonly #url: string;
  readonly #signIn: SignIn;
  #keys = 0;
  readonly #run = crypto.randomUUID();

  /** `signIn` gets the token of whoever does something. */
  constructor(url: string, signIn: SignIn) {
    this.#url = url;
    this.#signIn = signIn;
  }

  async get<Answer>(path: string): Promise<Answer> {
    return this.#ask("GET", path, { headers: await this.#token() });
  }

  /** The whole timeline of a case, oldest first. */
  async timeline(caseId: string): Promise<readonly DemoEntry[]> {
    const all: DemoEntry[] = [];
    let page: string | undefined = `/cases/${caseId}/timeline?limit=200`;
    while (page !== undefined) {
      const { entries, next }: { entries: DemoEntry[]; next?: string } = await this.get(page);
      all.push(...entries);
      page = next;
    }
    return all;
  }

  /** Every POST has an idempotency key of its own; a 503 is tried again with the same one. */
  async post<Answer>(path: string, body: unknown, { as }: { as?: Actor } = {}): Promise<Answer> {
    const key = `demo-${this.#run}-${++this.#keys}`;
    const json = typeof body !== "string";
    return this.#ask("POST", path, {
      body: json ? JSON.stringify(body) : body,
      headers: {
        "content-type": json ? "application/json" : "text/csv",
        "idempotency-key": key,
        ...(await this.#token(as)),
      },
    });
  }

  async #token(as?: Actor): Promise<{ readonly authorization: string }> {
    return { authorization: `Bearer ${await this.#signIn(as)}` };
  }

  async #ask<Answer>(method: string, path: string, request: RequestInit = {}): Promise<Answer> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await fetch(new URL(path, this.#url), { ...request, method });
      if (answer.ok) return (await answer.json()) as Answer;
      if (answer.status === 503 && attempt < 10) {
        await new Promise((resolve) => setTimeout(resolve, 1_000));
        continue;
      }
      throw new DemoRefused(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    }
  }
}
