/**
 * How this copy of Notify can be made to fail:
 * - `down`: every connection is reset;
 * - `down503`: a load balancer answers 503 for it;
 * - `error500`: Notify answers that it has an internal error;
 * - `rateLimited`: sending is refused with 429;
 * - `acceptThenTimeout`: a message is accepted and stored, and the answer never comes.
 */
export type FailureMode = "none" | "down" | "down503" | "error500" | "rateLimited" | "acceptThenTimeout";

export const FAILURE_MODES: readonly FailureMode[] = [
  "none",
  "down",
  "down503",
  "error500",
  "rateLimited",
  "acceptThenTimeout",
];

export interface FailureState {
  readonly mode: FailureMode;
  /** How many more requests will fail; absent when they fail until the mode is changed. */
  readonly count?: number;
}
