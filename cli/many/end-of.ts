import { EndsWith } from "../ends-with.ts";
import { EXIT, exitCodeOf } from "../exit-codes.ts";
import type { Output } from "../output/output.ts";
import { repeatWith } from "./key-teller.ts";
import type { CaseResult, Told } from "./tell-in-parts.ts";

const TAKEN: ReadonlySet<string> = new Set<CaseResult["result"]>(["accepted", "repeated"]);
/** Nobody knows yet, or it is not written down yet. */
const OPEN: ReadonlySet<string> = new Set<CaseResult["result"]>(["pending", "unavailable", "unexpected"]);

/** Ends the command unless all cases have it, with what stopped it if something did. Throws EndsWith. */
export function endOf(out: Output, { results, stoppedBy }: Told, key: string): void {
  if (stoppedBy) {
    const exitCode = exitCodeOf(stoppedBy);
    // Of what may be repeated as it is, the problem says so itself.
    if (exitCode !== EXIT.unavailable) out.note(repeatWith(key));
    throw new EndsWith(exitCode, stoppedBy.detail, { ...stoppedBy, idempotencyKey: key });
  }
  if (results.every(({ result }) => TAKEN.has(result))) return;
  if (!results.some(({ result }) => OPEN.has(result))) throw new EndsWith(EXIT.refused, "");
  throw new EndsWith(EXIT.unavailable, `Of some it is not known yet. ${repeatWith(key)}`);
}
