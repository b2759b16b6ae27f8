import type { ApiProblemKind } from "./process-types.ts";

/**
 * What can go wrong between here and the API, beside what the API says itself:
 *
 * - `pending`: the case has been started, or has the event, and it is not written down yet. It will be. Asking again
 *   with the same key tells when; asking with another key would do it twice.
 * - `unreachable`: no answer came, whatever may have happened there. The same key makes sure.
 * - `notUnderstood`: something else than the API answered, such as a proxy.
 * - `noToken`: `token` failed, and nothing was asked.
 * - `aborted`: the caller's signal.
 * - `notYet`: what was waited for did not come in time.
 */
export type ClientProblemKind = "pending" | "unreachable" | "notUnderstood" | "noToken" | "aborted" | "notYet";

export interface Reason {
  /** For programs. */
  readonly code: string;
  /** For people. */
  readonly message: string;
  /** The field, query parameter or header at fault. */
  readonly field?: string;
}

/** One event that a case takes now, and where to send it. */
export interface AllowedEvent<Event extends string = string> {
  readonly event: Event;
  /** What it says happened: `Opted in`. */
  readonly title: string;
  /** When to send it. */
  readonly description: string;
  readonly method: "POST";
  readonly href: string;
}

/** Why something was not done, as RFC 9457 has it. Never repeats what was sent. */
export interface Problem<Event extends string = string> {
  readonly kind: ApiProblemKind | ClientProblemKind;
  readonly type: string;
  readonly title: string;
  /** Of HTTP; 0 when there was no answer. */
  readonly status: number;
  /** What happened, for people. */
  readonly detail: string;
  /** Names this occurrence, for whoever looks into the API's log. */
  readonly instance?: string;
  readonly reasons?: readonly Reason[];
  /** The state of the case that refused. */
  readonly state?: { readonly paths: readonly string[]; readonly words: readonly string[] };
  /** What the case that refused takes now. */
  readonly allowed?: readonly AllowedEvent<Event>[];
  /** The case that exists already, or that has been started and is not written down yet. */
  readonly caseId?: string;
  /** Of a command: to ask again with, later. */
  readonly idempotencyKey?: string;
}

const TITLES: Readonly<Record<ClientProblemKind, string>> = {
  pending: "Accepted, and not written down yet",
  unreachable: "No answer",
  notUnderstood: "Not an answer of this API",
  noToken: "No token",
  aborted: "Given up by the caller",
  notYet: "It has not come to that",
};

/** A problem that the API did not tell. */
export function clientProblem(
  kind: ClientProblemKind,
  detail: string,
  more: Partial<Pick<Problem, "status" | "caseId">> = {},
): Problem {
  return { kind, type: `urn:throughcare:client:${kind}`, title: TITLES[kind], status: 0, detail, ...more };
}
