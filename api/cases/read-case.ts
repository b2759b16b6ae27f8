import { findCase } from "../../records/queries/find-case.ts";
import { listTasks } from "../../records/queries/list-tasks.ts";
import type { ApiDeps } from "../api-deps.ts";
import { fromRecords } from "../away/from-records.ts";
import { noSuchCase } from "../problems/no-such-case.ts";
import { caseJson } from "./case-json.ts";
import type { CaseJson } from "./case-schema.ts";

/** No case has more open tasks than a person could look at. */
const TASKS_SHOWN = 200;

/** A case as it stands in the records; nothing when there is none. Throws RecordsAway. */
export async function readCase(deps: ApiDeps, caseId: string): Promise<CaseJson | undefined> {
  const { records } = deps.service;
  const [found, tasks] = await fromRecords(() =>
    Promise.all([findCase(records, caseId), listTasks(records, { caseId, limit: TASKS_SHOWN })]),
  );
  return found && caseJson(found, tasks.items, deps);
}

/** Throws ProblemError when there is no such case. */
export async function readKnownCase(deps: ApiDeps, caseId: string): Promise<CaseJson> {
  const found = await readCase(deps, caseId);
  if (!found) throw noSuchCase();
  return found;
}
