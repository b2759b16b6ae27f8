import type { CaseSummary } from "../../client/index.ts";
import { londonFrom } from "../output/london.ts";
import type { Output } from "../output/output.ts";
import { STATUS_TONES } from "../output/status-tones.ts";

/** Cases, a row each; nothing at all when there are none. */
export function caseTable(out: Output, cases: readonly CaseSummary[]): void {
  if (cases.length === 0) return;
  out.table(
    ["Case", "Status", "Next deadline", "Owner", "State"],
    cases.map((found) => [
      found.caseId,
      { text: found.outcome ?? found.status, tone: STATUS_TONES[found.status] },
      londonFrom(found.nextDeadline, found.clock?.now),
      found.owner.role,
      found.state.words.join("; "),
    ]),
  );
}
