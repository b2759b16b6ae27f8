import { commitCase as commit } from "../records/commit-case.ts";
import type { Records } from "../records/records.ts";
import type { CaseActivities } from "../workflows/interpreter/activity-types.ts";

/** Writes one transition down, in one transaction; doing it again changes nothing. */
export function commitCase(records: Records): CaseActivities["commitCase"] {
  return async (change) => {
    await commit(records, change);
  };
}
