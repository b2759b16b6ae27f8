import { rosterExample } from "../../api/roster/roster-example.ts";
import { contracts } from "../../machines/contracts.ts";
import type { ProcessContract } from "../../machines/shared/process-contract.ts";
import type { RunningSystem } from "../system/running-system.ts";

/** What there is to ask for: a case of each process, and a file of people that one of them was given. */
export interface Known {
  readonly caseIds: Readonly<Record<string, string>>;
  readonly importIds: readonly string[];
}

/** Starts a case of each process with the example of its documentation. An example that has expired starts none. */
export async function knownCases(system: RunningSystem): Promise<Known> {
  const caseIds: Record<string, string> = {};
  const importIds: string[] = [];
  for (const { process, inputExample, members } of Object.values<ProcessContract>(contracts)) {
    try {
      const cases = `/processes/${process}/cases`;
      const { caseId } = await system.post<{ caseId: string }>(cases, inputExample);
      caseIds[process] = caseId;
      if (!members) continue;
      const file = rosterExample(members.columns);
      importIds.push((await system.post<{ importId: string }>(`${cases}/${caseId}/roster`, file)).importId);
    } catch (error) {
      console.info(`  No case of ${process} to ask for: ${(error as Error).message}`);
    }
  }
  return { caseIds, importIds };
}
