import { contractOf } from "../../machines/contracts.ts";
import type { Refusal } from "../../machines/shared/process-definition.ts";
import { findCase } from "../../records/queries/find-case.ts";
import { mayKnowOf } from "../../records/queries/viewer.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { Principal } from "../auth/principal.ts";
import { regionAndStaffOf } from "../auth/viewer-of.ts";
import { fromRecords } from "../away/from-records.ts";

const CASE_ID = /[A-Za-z]+-[a-f0-9]{32}/g;

/**
 * Reasons of a refusal as somebody may hear them: one that names another case, as the holder of what was asked for, does
 * not name it to somebody who may not know of it. That there is one cannot be kept from them: they are refused for it.
 * Where the process of the case lists bare ids that its facts show as well (`othersListedIn`), they remain: without them
 * nobody could fill in what is missing from a register.
 */
export async function aboutCasesKnown(
  deps: ApiDeps,
  principal: Principal,
  process: string,
  reasons: readonly Refusal[],
): Promise<readonly Refusal[]> {
  const lists = contractOf(process)?.othersListedIn ?? [];
  return Promise.all(
    reasons.map(async (reason) => {
      if (lists.includes(reason.code)) return reason;
      const ids = reason.message.match(CASE_ID) ?? [];
      const known = await Promise.all(ids.map((id) => isKnown(deps, principal, id)));
      if (known.every(Boolean)) return reason;
      return {
        ...reason,
        message: "Another case stands against it, which is not yours to see, or not written down yet",
      };
    }),
  );
}

/** Whether somebody may know of a case. Of one that is not written down yet nobody can say. Throws RecordsAway. */
export async function isKnown({ service }: ApiDeps, principal: Principal, caseId: string): Promise<boolean> {
  const found = await fromRecords(service, (records) => findCase(records, caseId));
  return found !== undefined && mayKnowOf(regionAndStaffOf(principal), found);
}
