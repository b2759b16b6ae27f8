import type { DocumentedProcess } from "../documented-process.ts";
import { code, markdownTable } from "../markdown-table.ts";
import { policiesOf } from "../policies-of.ts";
import { valueInWords } from "../value-in-words.ts";

/** Every number of the process, dated, with its source, and what it takes for granted beside them. */
export function policySection({ contract }: DocumentedProcess): string[] {
  return [
    "## Policy",
    ...policiesOf(contract).flatMap(({ heading, items }) => [
      "",
      `### ${heading}`,
      "",
      ...markdownTable(
        ["Name", "Value", "Source", "Assumption"],
        items.map(([name, { value, source, assumption }]) => [
          code(name),
          valueInWords(value),
          source,
          assumption === true ? "yes" : "",
        ]),
      ),
    ]),
    "",
    "### How it is built",
    "",
    "Assumptions that are not values; somebody with authority has to confirm each.",
    "",
    ...contract.assumptions.map(({ assumed, because }) => `- ${assumed} *${because}*`),
  ];
}
