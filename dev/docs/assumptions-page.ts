import { assumptions as ofEventsOut } from "../../events-out/assumptions.ts";
import type { Assumption } from "../../machines/shared/assumption.ts";
import type { ProcessContract } from "../../machines/shared/process-contract.ts";
import { documentedProcesses } from "./documented-process.ts";
import { folderOf } from "./folder-of.ts";
import { code, markdownTable } from "./markdown-table.ts";
import { policiesOf, type DocumentedVersion } from "./policies-of.ts";
import { valueInWords } from "./value-in-words.ts";

/** Everything the processes take for granted without a source, as a page for whoever can confirm it. */
export function assumptionsPage(): string {
  return [
    "# Assumptions",
    "",
    "<!-- Written by dev/docs/assumptions.ts. Change the policy, or the list beside the process, not this page. -->",
    "",
    "What the processes take for granted without a source. Each awaits somebody with authority. A value is changed in the",
    "process's `policy.ts`, dated; cases keep the values they started with. The rest is how a process is built, with its",
    "reason, in the process's `assumptions.ts`.",
    ...documentedProcesses().flatMap(({ contract }) => section(contract)),
    "",
    "## Domain events",
    "",
    "What others are told (`events-out/assumptions.ts`):",
    "",
    ...ofEventsOut.map(asItem),
    "",
  ].join("\n");
}

function section(contract: ProcessContract): string[] {
  const folder = `machines/${folderOf(contract.process)}`;
  return [
    "",
    `## ${contract.title}`,
    ...policiesOf(contract).flatMap((version) => assumedValues(version, folder)),
    "",
    `How it is built (\`${folder}/assumptions.ts\`):`,
    "",
    ...contract.assumptions.map(asItem),
  ];
}

function assumedValues({ heading, items }: DocumentedVersion, folder: string): string[] {
  const assumed = items.filter(([, { assumption }]) => assumption === true);
  if (assumed.length === 0) return [];
  return [
    "",
    `${heading} (\`${folder}/policy.ts\`):`,
    "",
    ...markdownTable(
      ["Name", "Value", "Reason"],
      assumed.map(([name, { value, source }]) => [code(name), valueInWords(value), source]),
    ),
  ];
}

function asItem({ assumed, because }: Assumption): string {
  return `- ${assumed} *${because}*`;
}
