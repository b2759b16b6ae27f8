import { RecordsAway } from "./records-away.ts";
import { withinMs } from "./within-ms.ts";

/** A read that takes longer is given up: the answer has to be there within two seconds. Milliseconds. */
const READ_WITHIN_MS = 1_500;

/** Asks the records, and gives up in time. Throws RecordsAway. */
export async function fromRecords<Result>(ask: () => Promise<Result>, ms = READ_WITHIN_MS): Promise<Result> {
  return withinMs(ms, ask(), () => new RecordsAway());
}
