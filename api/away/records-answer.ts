import { handledKey } from "../../records/queries/handled-key.ts";
import type { Records } from "../../records/records.ts";
import { fromRecords } from "./from-records.ts";

/** Whether the records answer: looks up one key that nobody has. Throws RecordsAway, or what the database says. */
export async function recordsAnswer(records: Records, ms: number): Promise<void> {
  await fromRecords(() => handledKey(records, "nobody", "nothing"), ms);
}
