import type { CallOptions } from "./client-options.ts";
import { pause } from "./http/pause.ts";
import { clientProblem } from "./problem.ts";
import type { Result } from "./result.ts";

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;
const GIVE_UP_AFTER_MS = 30_000;

export interface WaitOptions extends CallOptions {
  /** For how long, in milliseconds; half a minute unless told. */
  readonly timeoutMs?: number;
}

/** Asks until what comes back holds, less and less often. A problem ends it, and so does the time. */
export async function waitFor<Value>(
  ask: () => Promise<Result<Value>>,
  holds: (value: Value) => boolean,
  { timeoutMs = GIVE_UP_AFTER_MS, signal }: WaitOptions = {},
): Promise<Result<Value>> {
  const deadline = Date.now() + timeoutMs;
  for (let ms = FIRST_PAUSE_MS; ; ms = Math.min(ms * 1.5, LONGEST_PAUSE_MS)) {
    const result = await ask();
    if (!result.ok || holds(result.value)) return result;
    if (signal?.aborted) return { ok: false, problem: clientProblem("aborted", "Given up while waiting") };
    const left = deadline - Date.now();
    if (left <= 0) return { ok: false, problem: clientProblem("notYet", `Waited ${timeoutMs / 1_000} s in vain`) };
    await pause(Math.min(ms, left), signal);
  }
}
