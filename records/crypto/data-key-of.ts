import type { Records } from "../records.ts";
import type { SealingKey } from "./sealing-key.ts";

/** The case's data key, made on first use. Throws CaseKeyDestroyed. */
export function dataKeyOf(records: Records, caseId: string): Promise<SealingKey> {
  return records.keys.of(caseId);
}
