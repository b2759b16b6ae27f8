import { NativeConnection, Worker, type WorkflowBundleOption } from "@temporalio/worker";
import { messagesQueueOf } from "../workflows/interpreter/task-queues.ts";
import type { WhatWasSaid } from "./what-was-said.ts";

/** Only what Temporal itself costs is measured: records and messages do nothing, and the same on both sides. */
const activitiesTelling = (said: WhatWasSaid) => ({
  commitCase: async (commit: Parameters<WhatWasSaid["inCommit"]>[0]) => said.inCommit(commit),
  sendMessage: async (message: Parameters<WhatWasSaid["inMessage"]>[0]) => {
    said.inMessage(message);
    return { outcome: "sent" };
  },
});

/** Runs one side's workers, cases and messages, while `work` is done. */
export async function whileWorking<Result>(
  address: string,
  taskQueue: string,
  workflowBundle: WorkflowBundleOption,
  said: WhatWasSaid,
  work: () => Promise<Result>,
): Promise<Result> {
  const connection = await NativeConnection.connect({ address });
  // Identities are in many events: of one length, wherever this runs.
  const activities = activitiesTelling(said);
  const common = { connection, namespace: "default", identity: "bench-worker", activities };
  try {
    const cases = await Worker.create({ ...common, taskQueue, workflowBundle });
    const messages = await Worker.create({ ...common, taskQueue: messagesQueueOf(taskQueue) });
    return await messages.runUntil(() => cases.runUntil(work));
  } finally {
    await connection.close();
  }
}
