import { answerWithin, type CaseService } from "../../cases/case-service.ts";
import type { Records } from "../../records/records.ts";
import { RecordsAway } from "./records-away.ts";
import { withinMs } from "./within-ms.ts";

/** Of the time there is for an answer: a read that takes longer is given up, and the caller hears of it in time. */
const SHARE_OF_A_READ = 0.75;

/** Asks the records, and gives up in time, or after so many milliseconds. Throws RecordsAway. */
export async function fromRecords<Result>(
  service: Pick<CaseService, "records" | "answerWithinMs">,
  ask: (records: Records) => Promise<Result>,
  ms = SHARE_OF_A_READ * answerWithin(service),
): Promise<Result> {
  return withinMs(ms, ask(service.records), () => new RecordsAway());
}
