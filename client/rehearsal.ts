import type { Forwarded } from "./answers.ts";
import type { CallOptions } from "./client-options.ts";
import type { Connection } from "./http/connection.ts";
import { json } from "./http/question.ts";
import type { Result } from "./result.ts";

/** By how much (`P7D`; a day is 24 hours), or to which instant of the case's own time (ISO 8601). */
export type ForwardTo = { readonly duration: string } | { readonly until: string };

/** Development only: weeks in seconds. */
export class RehearsalClient {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Moves the clock of a case that was started as a rehearsal, and of every case linked to it. Asked once. */
  async forward(caseId: string, to: ForwardTo, { signal }: CallOptions = {}): Promise<Result<Forwarded>> {
    const path = `/rehearsal/cases/${encodeURIComponent(caseId)}/forward`;
    const answer = await this.#connection.ask({ method: "POST", path, body: json(to), once: true, signal });
    return answer.ok ? { ok: true, value: answer.body as Forwarded } : answer;
  }
}
