import { findCase, type CaseDetails } from "../../records/queries/find-case.ts";
import { listTasks, type Task } from "../../records/queries/list-tasks.ts";
import { mayKnowOf } from "../../records/queries/viewer.ts";
import type { ApiDeps } from "../api-deps.ts";
import { hasOneOf } from "../auth/acting-role.ts";
import { rolesWith } from "../auth/permissions.ts";
import type { Principal } from "../auth/principal.ts";
import { regionAndStaffOf } from "../auth/viewer-of.ts";
import { fromRecords } from "../away/from-records.ts";
import { caseJson } from "./case-json.ts";
import type { CaseJson } from "./case-schema.ts";
import { othersWithheld } from "./others-withheld.ts";
import { visibleCase } from "./visible-case.ts";

/** No case has more open tasks than a person could look at. */
const TASKS_SHOWN = 200;

/**
 * A case as it stands in the records, for somebody who has just done something with it; nothing when there is none.
 * Who may do that and not read it sees where it stands, and none of its facts and tasks. Throws RecordsAway.
 */
export async function readCase(deps: ApiDeps, principal: Principal, caseId: string): Promise<CaseJson | undefined> {
  const [found, tasks] = await fromRecords(deps.service, (records) =>
    Promise.all([findCase(records, caseId), listTasks(records, { caseId, limit: TASKS_SHOWN })]),
  );
  if (!found) return undefined;
  if (mayRead(principal, found)) return shown(deps, principal, found, tasks.items);
  const { facts: _facts, ...rest } = found;
  return caseJson(rest, [], deps);
}

/** A case for somebody who wants to read it. Throws ProblemError when they may not, or there is none. */
export async function readVisibleCase(deps: ApiDeps, principal: Principal, caseId: string): Promise<CaseJson> {
  const [found, tasks] = await Promise.all([
    visibleCase(deps, principal, caseId),
    fromRecords(deps.service, (records) => listTasks(records, { caseId, limit: TASKS_SHOWN })),
  ]);
  return shown(deps, principal, found, tasks.items);
}

async function shown(
  deps: ApiDeps,
  principal: Principal,
  found: CaseDetails,
  tasks: readonly Task[],
): Promise<CaseJson> {
  const facts = found.facts && (await othersWithheld(deps, principal, found.process, found.facts));
  return caseJson({ ...found, ...(facts && { facts }) }, tasks, deps);
}

function mayRead(principal: Principal, found: CaseDetails): boolean {
  return hasOneOf(principal, rolesWith(`${found.process}:read`)) && mayKnowOf(regionAndStaffOf(principal), found);
}
