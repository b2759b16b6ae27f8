import { ProblemError } from "./problem-error.ts";

/** After how many seconds asking again makes sense. */
const RETRY_AFTER_S = 5;

/** Temporal or the records do not answer. What was sent may have arrived all the same: the same key tells. */
export function unavailable(what: string): ProblemError {
  const detail = `${what} not available now. Nothing is lost: ask again with the same Idempotency-Key`;
  return new ProblemError("unavailable", detail, {}, { "retry-after": String(RETRY_AFTER_S) });
}
