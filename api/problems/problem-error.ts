import { problem, type Problem, type ProblemKind } from "./problem.ts";

/** A request that is answered with a problem. Thrown by handlers; the error handler sends it. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    kind: ProblemKind,
    detail: string,
    more: Partial<Problem> = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
    this.problem = problem(kind, detail, more);
    this.headers = headers;
  }
}
