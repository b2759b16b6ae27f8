import { commitCase } from "../../../records/commit-case.ts";
import { openRecords } from "../../../records/open.ts";
import { busyTransition, opening } from "./a-case.ts";
import { MASTER_KEY } from "./master-key.ts";

// A process of its own, to be killed: commits one transition after the other, and says each that was acknowledged.
const [directory = "", caseId = ""] = process.argv.slice(2);
const records = await openRecords({ directory }, { masterKey: MASTER_KEY });
await commitCase(records, opening(caseId));
console.log(0);
for (let sequence = 1; ; sequence += 1) {
  await commitCase(records, busyTransition(caseId, sequence));
  console.log(sequence);
}
