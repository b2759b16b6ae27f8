import { assumptions as ofCampaign } from "../../machines/opt-in-campaign/assumptions.ts";
import { optInCampaign } from "../../machines/opt-in-campaign/contract.ts";
import { campaignPolicy } from "../../machines/opt-in-campaign/policy.ts";
import { assumptions as ofLetter } from "../../machines/opt-in-letter/assumptions.ts";
import { optInLetter } from "../../machines/opt-in-letter/contract.ts";
import { optInPolicy } from "../../machines/opt-in-letter/policy.ts";
import type { Assumption } from "../../machines/shared/assumption.ts";
import type { PolicyItem, PolicyVersion } from "../../machines/shared/policy.ts";

interface Assumed {
  readonly title: string;
  readonly folder: string;
  readonly policy: readonly {
    readonly validFrom: string;
    readonly validTo?: string;
    readonly items: Readonly<Record<string, PolicyItem<unknown>>>;
  }[];
  readonly structural: readonly Assumption[];
}

const PROCESSES: readonly Assumed[] = [
  { title: optInLetter.title, folder: "opt-in-letter", policy: namedItems(optInPolicy), structural: ofLetter },
  { title: optInCampaign.title, folder: "opt-in-campaign", policy: namedItems(campaignPolicy), structural: ofCampaign },
];

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
    ...PROCESSES.flatMap(section),
    "",
  ].join("\n");
}

function section({ title, folder, policy, structural }: Assumed): string[] {
  return [
    "",
    `## ${title}`,
    ...policy.flatMap(({ validFrom, validTo, items }) => [
      "",
      `Values from ${validFrom}${validTo === undefined ? "" : ` to ${validTo}`} (\`machines/${folder}/policy.ts\`):`,
      "",
      "| Name | Value | Reason |",
      "|---|---|---|",
      ...Object.entries(items)
        .filter(([, { assumption }]) => assumption === true)
        .map(([name, { value, source }]) => `| \`${name}\` | ${inWords(value)} | ${source} |`),
    ]),
    "",
    `How it is built (\`machines/${folder}/assumptions.ts\`):`,
    "",
    ...structural.map(({ assumed, because }) => `- ${assumed} *${because}*`),
  ];
}

function inWords(value: unknown): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value !== "object" || value === null) return String(value);
  return Object.entries(value)
    .map(([name, part]) => `${name}: ${String(part)}`)
    .join("<br>");
}

/** Forgets which values a policy has, but not that each has a source. */
function namedItems<Values extends object>(versions: readonly PolicyVersion<Values>[]): Assumed["policy"] {
  return versions;
}
