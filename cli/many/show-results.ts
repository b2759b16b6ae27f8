import type { Output } from "../output/output.ts";
import type { Tone } from "../output/style.ts";
import type { CaseResult } from "./tell-in-parts.ts";

/** What became of each, in plain words. */
const SAYS: Readonly<Record<CaseResult["result"], readonly [text: string, tone: Tone]>> = {
  accepted: ["taken", "good"],
  repeated: ["had it before", "quiet"],
  pending: ["taken, not written down yet", "warning"],
  refused: ["refused", "alarm"],
  invalidRequest: ["the body is not valid", "alarm"],
  conflictingRepeat: ["the key was used for something else", "alarm"],
  notFound: ["no such case", "alarm"],
  unavailable: ["not known", "warning"],
  unexpected: ["not known: a fault of the service", "warning"],
};

/** Every case with what became of it, and how many of each. */
export function showResults(out: Output, results: readonly CaseResult[]): void {
  if (out.json) return out.data(results);
  out.table(
    ["Case", "Result", "Why"],
    results.map(({ caseId, result, reasons }) => {
      const [text, tone] = SAYS[result];
      return [caseId, { text, tone }, reasons?.map(({ message }) => message).join("; ")];
    }),
  );
  const counts = Object.entries(SAYS).flatMap(([kind, [text]]) => {
    const count = results.filter(({ result }) => result === kind).length;
    return count === 0 ? [] : [`${count} ${text}`];
  });
  out.note(`\n${counts.join(", ")}`);
}
