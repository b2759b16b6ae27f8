import type { ClientOptions, Retries } from "../client-options.ts";
import { clientProblem } from "../problem.ts";
import { backOff, DEFAULT_RETRIES } from "./back-off.ts";
import { pause } from "./pause.ts";
import type { Question } from "./question.ts";
import { readAnswer, type Answer, type Failed } from "./read-answer.ts";

const TIMEOUT_MS = 20_000;

/** Statuses that say nothing of what was asked: of the API itself, or of what stands before it. */
const TRY_AGAIN = new Set([429, 502, 503, 504]);

/** Asks the API over HTTP, again where that helps and is safe. Never rejects. */
export class Connection {
  readonly #options: ClientOptions;
  readonly #base: string;
  readonly #retries: Retries;

  constructor(options: ClientOptions) {
    this.#options = options;
    this.#base = options.baseUrl.replace(/\/+$/, "");
    this.#retries = { ...DEFAULT_RETRIES, ...options.retries };
  }

  async ask(question: Question): Promise<Answer> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.#attempt(question);
      const { attempts, mostMs } = this.#retries;
      const askedMs = answer.ok ? 0 : (answer.retryAfterMs ?? 0);
      // Sooner than the API asks for it would say the same again.
      const settled = question.once || attempt >= attempts || askedMs > mostMs || !asksAgain(question, answer);
      if (settled) return final(question, answer);
      await pause(backOff(attempt, this.#retries, askedMs), question.signal);
    }
  }

  async #attempt(question: Question): Promise<Answer> {
    const { method, path, body, accept, leastTimeoutMs = 0, signal } = question;
    if (signal?.aborted) return aborted();
    const authorization = await this.#authorization();
    if (typeof authorization !== "string") return authorization;
    const given = new AbortController();
    const giveUp = (): void => given.abort();
    const timer = setTimeout(giveUp, Math.max(leastTimeoutMs, this.#options.timeoutMs ?? TIMEOUT_MS));
    signal?.addEventListener("abort", giveUp, { once: true });
    try {
      const send = this.#options.fetch ?? fetch;
      const response = await send(`${this.#base}${path}`, {
        method,
        headers: this.#headers(question, authorization),
        signal: given.signal,
        // A token goes where it was meant to go, and nowhere an answer points to.
        redirect: "error",
        ...(body && bodyInit(body)),
      });
      return await readAnswer(response, accept);
    } catch {
      return signal?.aborted ? aborted() : this.#unreachable(question);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", giveUp);
    }
  }

  /** Empty when the API is asked without a token. */
  async #authorization(): Promise<string | Failed> {
    const { token } = this.#options;
    if (!token) return "";
    try {
      return `Bearer ${await token()}`;
    } catch (error) {
      const why = error instanceof Error ? `: ${error.message}` : "";
      return { ok: false, problem: clientProblem("noToken", `Nothing was asked, for want of a token${why}`) };
    }
  }

  #unreachable({ idempotencyKey, once }: Question): Failed {
    const open = idempotencyKey !== undefined || once ? ". What was sent may have arrived" : "";
    return { ok: false, problem: clientProblem("unreachable", `No answer from ${this.#base}${open}`) };
  }

  #headers({ body, accept, idempotencyKey }: Question, authorization: string): Record<string, string> {
    const { onBehalfOf } = this.#options;
    return {
      accept: accept ? `${accept}, application/problem+json` : "application/json",
      ...(authorization !== "" && { authorization }),
      ...(body && { "content-type": body.type }),
      ...(idempotencyKey !== undefined && { "idempotency-key": idempotencyKey }),
      ...(onBehalfOf && {
        "x-actor-id": onBehalfOf.id,
        "x-actor-name": onBehalfOf.name,
        "x-actor-role": onBehalfOf.role,
      }),
    };
  }
}

/** A stream is sent without waiting for an answer meanwhile, which `fetch` wants to be told. */
function bodyInit(body: NonNullable<Question["body"]>): RequestInit {
  if (!("open" in body)) return { body: body.text };
  const file = body.open();
  return file instanceof ReadableStream ? ({ body: file, duplex: "half" } as RequestInit) : { body: file };
}

function asksAgain(question: Question, answer: Answer): boolean {
  if (answer.ok) return isPending(question, answer);
  return answer.problem.kind === "unreachable" || TRY_AGAIN.has(answer.problem.status);
}

function isPending({ takes202 }: Question, answer: Answer): boolean {
  return answer.ok && answer.status === 202 && !takes202;
}

/** What the caller gets: a command that is still not written down is told as a problem, with its key. */
function final(question: Question, answer: Answer): Answer {
  const { idempotencyKey } = question;
  const failed = answer.ok ? isPending(question, answer) && pending(answer.body) : answer;
  if (!failed || idempotencyKey === undefined) return failed || answer;
  return { ok: false, problem: { ...failed.problem, idempotencyKey } };
}

function pending(body: unknown): Failed {
  const { caseId, detail } = body as { readonly caseId: string; readonly detail: string };
  return { ok: false, problem: clientProblem("pending", detail, { status: 202, caseId }) };
}

function aborted(): Failed {
  return { ok: false, problem: clientProblem("aborted", "Given up before there was an answer") };
}
