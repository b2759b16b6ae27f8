import type { CaseService } from "../../cases/case-service.ts";
import { handledKey } from "../../records/queries/handled-key.ts";
import { fromRecords } from "./from-records.ts";

/** Whether the records answer: looks up one key that nobody has. Throws RecordsAway, or what the database says. */
export async function recordsAnswer(service: CaseService, ms: number): Promise<void> {
  await fromRecords(service, (records) => handledKey(records, "nobody", "nothing"), ms);
}
