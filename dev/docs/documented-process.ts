import { contracts, type ProcessName } from "../../machines/contracts.ts";
import { definitions } from "../../machines/definitions.ts";
import type { ProcessContract } from "../../machines/shared/process-contract.ts";
import type { ProcessDefinition } from "../../machines/shared/process-definition.ts";

/** A process from both sides: how it runs, and what others see of it. */
export interface DocumentedProcess {
  readonly contract: ProcessContract;
  readonly definition: ProcessDefinition;
}

/** Every process, in the order of the registries. */
export function documentedProcesses(): readonly DocumentedProcess[] {
  return (Object.keys(contracts) as ProcessName[]).map((process) => ({
    contract: contracts[process],
    definition: definitions[process],
  }));
}
