import { activityInfo, log } from "@temporalio/activity";
import { ApplicationFailure } from "@temporalio/common";
import { commitCase as commit } from "../records/commit-case.ts";
import { heldElsewhere } from "../records/claims/held-elsewhere.ts";
import { OtherCommitStored } from "../records/commit/commit-errors.ts";
import type { Records } from "../records/records.ts";
import type { CaseActivities } from "../workflows/interpreter/activity-types.ts";

/**
 * Writes one transition down, in one transaction; doing it again changes nothing.
 *
 * What an ordinary activity brings is in the case's history. A local one runs inside a workflow task that may yet be
 * lost, and may even run on after that: it never replaces what is stored, and the case asks an ordinary one instead.
 */
export function commitCase(records: Records): CaseActivities["commitCase"] {
  return async (change) => {
    const { caseId, sequence } = change;
    try {
      const outcome = await commit(records, change, { inHistory: !activityInfo().isLocal });
      if (outcome === "replaced") {
        log.warn("Replaced a transition in the records that is not in the case's history", { caseId, sequence });
      }
      // The service reserves a name before the case takes the event; a name no event claims, or a released one that a
      // lost task gave away, may be another's all the same.
      const others = await heldElsewhere(records, change);
      if (others.length > 0) log.warn("Another case has a name that this one holds now", { caseId, sequence, others });
    } catch (error) {
      if (error instanceof OtherCommitStored) throw ApplicationFailure.nonRetryable(error.message, error.name);
      throw error;
    }
  };
}
