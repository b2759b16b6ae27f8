import { DefaultLogger, NativeConnection, Runtime, Worker } from "@temporalio/worker";
import { commitCase } from "../../../../activities/commit-case.ts";
import { openRecords } from "../../../../records/open.ts";
import type { CaseActivities } from "../../../../workflows/interpreter/activity-types.ts";
import { MASTER_KEY } from "../../../records/support/master-key.ts";

// A process of its own, to be killed: a worker of cases with its records. It says each commit when it is stored, and
// never answers the one of the event it is told to hold, so that the workflow task which took that event stays open.
const [address = "", taskQueue = "", codePath = "", directory = "", holds = ""] = process.argv.slice(2);
Runtime.install({
  logger: new DefaultLogger("ERROR"),
  telemetryOptions: { logging: { forward: {}, filter: "ERROR" } },
});
const records = await openRecords({ directory }, { masterKey: MASTER_KEY });
const commit = commitCase(records);
const storing: CaseActivities["commitCase"] = async (change) => {
  await commit(change);
  const name = change.entries[0]?.name ?? "";
  console.log(`${change.sequence} ${name}`);
  if (name === holds) await new Promise(() => {});
};
const worker = await Worker.create({
  connection: await NativeConnection.connect({ address }),
  taskQueue,
  workflowBundle: { codePath },
  activities: { commitCase: storing },
});
await worker.run();
