import { randomUUID } from "node:crypto";

/** An answer with its body read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly contentType: string;
  /** Parsed when it is JSON of any kind, else the text. */
  readonly body: Body;
}

/** Loosely typed on purpose: a test says what it expects to find. */
export interface Body {
  readonly [field: string]: unknown;
}

/** Another application, over real HTTP. */
export class Caller {
  readonly url: string;
  readonly #token: string | undefined;

  /** Sends the token with every request; none when there is none. */
  constructor(url: string, token?: string) {
    this.url = url;
    this.#token = token;
  }

  /** The same application with another token. */
  as(token: string | undefined): Caller {
    return new Caller(this.url, token);
  }

  async get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.send("GET", path, { headers });
  }

  /** Posts JSON, with a new idempotency key unless the headers have one. */
  async post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.send("POST", path, {
      body: JSON.stringify(body),
      headers: { "content-type": "application/json", "idempotency-key": randomUUID(), ...headers },
    });
  }

  async send(method: string, path: string, request: RequestInit = {}): Promise<Answer> {
    const headers = new Headers(request.headers);
    if (this.#token !== undefined && !headers.has("authorization"))
      headers.set("authorization", `Bearer ${this.#token}`);
    const answer = await fetch(new URL(path, this.url), { redirect: "manual", ...request, headers, method });
    const text = await answer.text();
    const contentType = answer.headers.get("content-type") ?? "";
    const body = contentType.includes("json") && text !== "" ? JSON.parse(text) : { text };
    return { status: answer.status, headers: answer.headers, contentType, body };
  }
}
