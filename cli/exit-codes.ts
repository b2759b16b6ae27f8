import type { Problem } from "../client/index.ts";

/** What the command line ends with, for scripts. */
export const EXIT = {
  done: 0,
  /** The API said no: the state does not take it, it exists already, there is no such case. */
  refused: 1,
  /** The command, a field or a file is not as it has to be. */
  usage: 2,
  /** Nobody answers, or not now, or it is not known yet what became of it. The same command with the same --key may be repeated. */
  unavailable: 3,
  /** Not signed in, or not allowed. */
  notAuthorised: 4,
  /** Ctrl-C. */
  interrupted: 130,
} as const;

const BY_KIND: Partial<Readonly<Record<Problem["kind"], number>>> = {
  invalidRequest: EXIT.usage,
  unavailable: EXIT.unavailable,
  tooManyRequests: EXIT.unavailable,
  tooSlow: EXIT.unavailable,
  unexpected: EXIT.unavailable,
  unreachable: EXIT.unavailable,
  notUnderstood: EXIT.unavailable,
  pending: EXIT.unavailable,
  notYet: EXIT.unavailable,
  noToken: EXIT.notAuthorised,
  forbidden: EXIT.notAuthorised,
  aborted: EXIT.interrupted,
};

export function exitCodeOf({ kind, status }: Problem): number {
  return status === 401 ? EXIT.notAuthorised : (BY_KIND[kind] ?? EXIT.refused);
}
