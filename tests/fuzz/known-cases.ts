import { contracts } from "../../machines/contracts.ts";
import type { ProcessContract } from "../../machines/shared/process-contract.ts";
import type { RunningSystem } from "../system/running-system.ts";
import type { CaseIds } from "./fuzzed-document.ts";

/** Starts a case of each process with the example of its documentation. An example that has expired starts none. */
export async function knownCases(system: RunningSystem): Promise<CaseIds> {
  const caseIds: Record<string, string> = {};
  for (const { process, inputExample } of Object.values<ProcessContract>(contracts)) {
    try {
      const { caseId } = await system.post<{ caseId: string }>(`/processes/${process}/cases`, inputExample);
      caseIds[process] = caseId;
    } catch (error) {
      console.info(`  No case of ${process} to send events to: ${(error as Error).message}`);
    }
  }
  return caseIds;
}
