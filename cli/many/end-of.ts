import { EndsWith } from "../ends-with.ts";
import { EXIT } from "../exit-codes.ts";
import type { CaseResult } from "./tell-in-parts.ts";

const TAKEN: ReadonlySet<string> = new Set<CaseResult["result"]>(["accepted", "repeated"]);
/** Nobody knows yet, or it is not written down yet. */
const OPEN: ReadonlySet<string> = new Set<CaseResult["result"]>(["pending", "unavailable", "unexpected"]);

/** Ends the command unless all cases have it. Throws EndsWith. */
export function endOf(results: readonly CaseResult[], key: string): void {
  if (results.every(({ result }) => TAKEN.has(result))) return;
  if (!results.some(({ result }) => OPEN.has(result))) throw new EndsWith(EXIT.refused, "");
  throw new EndsWith(
    EXIT.unavailable,
    `Of some it is not known yet. Repeat the command with --key ${key}: those that have it are not told again`,
  );
}
