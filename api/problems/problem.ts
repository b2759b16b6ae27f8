import type { Refusal } from "../../machines/shared/process-definition.ts";
import type { AllowedEvent } from "../cases/allowed-event.ts";

/** An error as RFC 9457 has it, with what a caller needs to do better. Never repeats a submitted value. */
export interface Problem {
  /** Names the kind of problem; the same kind always has the same title. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** Names this occurrence, for whoever looks into the log. */
  readonly instance?: string;
  readonly reasons?: readonly Refusal[];
  /** The state of the case that refused. */
  readonly state?: ProblemState;
  /** What the case does allow now. */
  readonly allowed?: readonly AllowedEvent[];
  /** Case id, when the answer is about another case than the one asked for. */
  readonly caseId?: string;
}

interface ProblemState {
  readonly paths: readonly string[];
  readonly words: readonly string[];
}

/** Every kind of problem: its type ends in its name. */
export const PROBLEM_KINDS = {
  invalidRequest: { status: 400, title: "The request is not valid" },
  unauthenticated: { status: 401, title: "Who asks is not known" },
  forbidden: { status: 403, title: "Not allowed for this caller" },
  notFound: { status: 404, title: "There is no such thing" },
  methodNotAllowed: { status: 405, title: "Not with this method" },
  tooSlow: { status: 408, title: "The request was not sent in time" },
  refused: { status: 409, title: "The case does not take this now" },
  alreadyExists: { status: 409, title: "There is a case for this already" },
  tooLarge: { status: 413, title: "The body is too large" },
  unsupportedMediaType: { status: 415, title: "Not a type of content that is read here" },
  misdirected: { status: 421, title: "Not a name of this service" },
  conflictingRepeat: { status: 422, title: "This key was used for something else" },
  tooManyRequests: { status: 429, title: "Too many requests" },
  headersTooLarge: { status: 431, title: "The headers are too large" },
  unexpected: { status: 500, title: "Something is wrong here" },
  unavailable: { status: 503, title: "Not available now" },
} as const satisfies Record<string, { readonly status: number; readonly title: string }>;

export type ProblemKind = keyof typeof PROBLEM_KINDS;

export const PROBLEM_JSON = "application/problem+json";

export function problem(kind: ProblemKind, detail: string, more: Partial<Problem> = {}): Problem {
  return { type: `urn:throughcare:problem:${kind}`, ...PROBLEM_KINDS[kind], detail, ...more };
}
