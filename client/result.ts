import type { Problem } from "./problem.ts";

/** What was asked for, or the problem. Nothing here is thrown: what can be refused is part of the type. */
export type Result<Value, Event extends string = string> = Ok<Value> | NotOk<Event>;

export interface Ok<Value> {
  readonly ok: true;
  readonly value: Value;
}

export interface NotOk<Event extends string = string> {
  readonly ok: false;
  readonly problem: Problem<Event>;
}

export function ok<Value>(value: Value): Ok<Value> {
  return { ok: true, value };
}

/** The same result with another value; a problem stays as it is. */
export function mapped<Value, Other>(result: Result<Value>, change: (value: Value) => Other): Result<Other> {
  return result.ok ? ok(change(result.value)) : result;
}
