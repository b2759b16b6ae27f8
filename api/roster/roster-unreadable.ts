import type { Refusal } from "../../machines/shared/process-definition.ts";
import { ProblemError } from "../problems/problem-error.ts";

/** The file as a whole cannot be taken; nothing of it was stored. */
export class RosterUnreadable extends ProblemError {
  constructor(reasons: readonly Refusal[]) {
    super("invalidRequest", "The file cannot be read and nothing of it was stored; see the reasons", { reasons });
  }
}
