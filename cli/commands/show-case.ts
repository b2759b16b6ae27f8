import type { CaseView } from "../../client/index.ts";
import { caseLines } from "../output/case-lines.ts";
import type { Output } from "../output/output.ts";

/** A case for people, or all of it as JSON. */
export function showCase(out: Output, view: CaseView): void {
  if (out.json) return out.data(view);
  for (const line of caseLines(view, out.style, out.room)) out.line(line);
}
