import { bbrGroup } from "./bbr-group/contract.ts";
import { bbrProgramme } from "./bbr-programme/contract.ts";
import { emTag } from "./em-tag/contract.ts";
import { optInCampaign } from "./opt-in-campaign/contract.ts";
import { optInLetter } from "./opt-in-letter/contract.ts";
import { pipePlacement } from "./pipe-placement/contract.ts";
import type { ProcessContract } from "./shared/process-contract.ts";

/** Every process as other applications see it. */
export const contracts = {
  optInLetter,
  optInCampaign,
  bbrGroup,
  bbrProgramme,
  emTag,
  pipePlacement,
} as const satisfies Record<string, ProcessContract>;

export type ProcessName = keyof typeof contracts;

/** The contract of a process, or `undefined` when there is no process of that name. */
export function contractOf(process: string): ProcessContract | undefined {
  return Object.hasOwn(contracts, process) ? contracts[process as ProcessName] : undefined;
}
