import { findCase, type CaseDetails } from "../../records/queries/find-case.ts";
import { mayKnowOf } from "../../records/queries/viewer.ts";
import type { ApiDeps } from "../api-deps.ts";
import { processOf } from "../../cases/identity.ts";
import type { Principal } from "../auth/principal.ts";
import { viewerOf } from "../auth/viewer-of.ts";
import { fromRecords } from "../away/from-records.ts";
import { noSuchCase } from "../problems/no-such-case.ts";

/**
 * A case that somebody may read. One of another region, or restricted to others, is not found, like one that nobody
 * has; for a process that is not theirs to read that is said, by the id alone, whether there is such a case or not.
 * Throws ProblemError and RecordsAway.
 */
export async function visibleCase(deps: ApiDeps, principal: Principal, caseId: string): Promise<CaseDetails> {
  const process = processOf(caseId);
  if (process === undefined) throw noSuchCase();
  const viewer = viewerOf(principal, process);
  const found = await fromRecords(deps.service, (records) => findCase(records, caseId));
  if (!found || !mayKnowOf(viewer, found)) throw noSuchCase();
  return found;
}
