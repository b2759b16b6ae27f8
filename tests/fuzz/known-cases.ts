import { rosterExample } from "../../api/roster/roster-example.ts";
import { moved } from "../../dev/courses/shifted.ts";
import { contracts } from "../../machines/contracts.ts";
import { daysBetween } from "../../machines/shared/calendar/civil-date.ts";
import type { ProcessContract } from "../../machines/shared/process-contract.ts";
import type { RunningSystem } from "../system/running-system.ts";

/** What there is to ask for: a case of each process, and a file of people that one of them was given. */
export interface Known {
  readonly caseIds: Readonly<Record<string, string>>;
  readonly importIds: readonly string[];
}

/** A Monday on which every example of the documentation could be started. They are as long ago or ahead ever after. */
const WRITTEN_ON = "2026-11-23";

/**
 * Starts a case of each process with the example of its documentation, moved by whole weeks. Throws with the answer when
 * one is not started: nothing would be asked of such cases.
 */
export async function knownCases(system: RunningSystem): Promise<Known> {
  const caseIds: Record<string, string> = {};
  const importIds: string[] = [];
  const weeks = Math.floor(daysBetween(WRITTEN_ON, new Date().toISOString().slice(0, 10)) / 7);
  for (const { process, inputExample, members } of Object.values<ProcessContract>(contracts)) {
    const cases = `/processes/${process}/cases`;
    const { caseId } = await system.post<{ caseId: string }>(cases, moved(inputExample, weeks * 7));
    caseIds[process] = caseId;
    if (!members) continue;
    const file = rosterExample(members.columns);
    importIds.push((await system.post<{ importId: string }>(`${cases}/${caseId}/roster`, file)).importId);
  }
  return { caseIds, importIds };
}
