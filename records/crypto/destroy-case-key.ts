import type { Records } from "../records.ts";

/** Makes a case's personal data and Temporal payloads unreadable for good. What is not personal stays. */
export function destroyCaseKey(records: Records, caseId: string): Promise<void> {
  return records.keys.destroy(caseId);
}
