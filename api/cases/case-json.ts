import { contractOf, contracts } from "../../machines/contracts.ts";
import type { ProcessContract } from "../../machines/shared/process-contract.ts";
import type { CaseSummary } from "../../records/queries/case-summary.ts";
import type { CaseDetails } from "../../records/queries/find-case.ts";
import type { Task } from "../../records/queries/list-tasks.ts";
import type { ApiDeps } from "../api-deps.ts";
import { isoInstant } from "../requests/instant-field.ts";
import { taskJson } from "../tasks/task-json.ts";
import { allowedEvents } from "./allowed-event.ts";
import type { CaseJson, CaseSummaryJson } from "./case-schema.ts";
import { withPolicyApart } from "./policy-from.ts";

type Places = Pick<ApiDeps, "uiUrl" | "namespace">;

/** A case as lists show it. */
export function caseSummaryJson(summary: CaseSummary, places: Places): CaseSummaryJson {
  return {
    ...common(summary),
    links: { self: `/cases/${summary.caseId}`, temporal: temporalLink(summary.caseId, places) },
  };
}

/** A case with everything needed to act on it. */
export function caseJson(found: CaseDetails, tasks: readonly Task[], places: Places): CaseJson {
  const { caseId, process, allowed, facts } = found;
  const self = `/cases/${caseId}`;
  return {
    ...common(found),
    tasks: tasks.map(taskJson),
    allowed: allowedEvents(process, caseId, allowed),
    ...(facts && withPolicyApart(facts)),
    links: {
      self,
      timeline: `${self}/timeline`,
      messages: `${self}/messages`,
      diagram: `${self}/diagram`,
      process: `/processes/${process}`,
      policy: `/processes/${process}/policy`,
      ...(hasMembers(process) && { members: `/cases?memberOf=${caseId}` }),
      temporal: temporalLink(caseId, places),
    },
  };
}

function common(summary: CaseSummary): Omit<CaseSummaryJson, "links"> {
  const { caseId, process, definitionVersion, sequence, paths, words, since, status, outcome, owner } = summary;
  const { region, memberOf, nextDeadline, deadlines, startedAt, updatedAt, rehearsal, clockOffsetMs } = summary;
  return {
    caseId,
    process,
    title: contractOf(process)?.title ?? process,
    definitionVersion,
    sequence,
    state: { paths: [...paths], words: [...words], since: isoInstant(since) },
    status,
    ...(outcome !== undefined && { outcome }),
    owner,
    ...(region !== undefined && { region }),
    ...(memberOf !== undefined && { memberOf }),
    ...(nextDeadline !== undefined && { nextDeadline: isoInstant(nextDeadline) }),
    deadlines: deadlines.map(({ name, label, due }) => ({ name, label, due: isoInstant(due) })),
    startedAt: isoInstant(startedAt),
    updatedAt: isoInstant(updatedAt),
    rehearsal,
    ...(rehearsal && { clock: { offsetMs: clockOffsetMs, now: isoInstant(Date.now() + clockOffsetMs) } }),
  };
}

/** Whether other cases may belong to a case of this process. */
function hasMembers(process: string): boolean {
  return Object.values<ProcessContract>(contracts).some(({ belongsTo }) => belongsTo === process);
}

function temporalLink(caseId: string, { uiUrl, namespace }: Places): string {
  return `${uiUrl}/namespaces/${namespace}/workflows/${caseId}`;
}
