import type { Problem, Result } from "../client/index.ts";
import { EXIT, exitCodeOf } from "./exit-codes.ts";

/** Ends the command with this exit code, and says why. */
export class EndsWith extends Error {
  override readonly name = "EndsWith";
  readonly exitCode: number;
  readonly problem: Problem | undefined;

  constructor(exitCode: number, message: string, problem?: Problem) {
    super(message);
    this.exitCode = exitCode;
    this.problem = problem;
  }
}

export function wrongUsage(message: string): EndsWith {
  return new EndsWith(EXIT.usage, message);
}

/** The value, or the end of the command. Throws EndsWith. */
export function valueOf<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  const { problem } = result;
  throw new EndsWith(exitCodeOf(problem), problem.detail, problem);
}
