import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Client } from "@temporalio/client";
import { historyToJSON } from "@temporalio/common/lib/proto-utils.js";

/** Where the histories are kept that every later version of the workflow code must be able to replay. */
export const HISTORIES = path.join(import.meta.dirname, "../histories");

/**
 * Keeps the history of every run of an execution as `<name>.json`, in the order they ran: `<name>.2.json` and so on
 * for runs through continue-as-new. Returns the files' paths. The case must have ended, or be at rest.
 */
export async function recordHistory(
  client: Client,
  workflowId: string,
  name: string,
  folder: string = HISTORIES,
): Promise<string[]> {
  const runs: string[] = [];
  let next: string | undefined = (await client.workflow.getHandle(workflowId).describe()).runId;
  while (next) {
    const history = await client.workflow.getHandle(workflowId, next).fetchHistory();
    runs.unshift(withoutMachines(historyToJSON(history)));
    next = history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId || undefined;
  }
  await mkdir(folder, { recursive: true });
  const files = runs.map((_, at) => path.join(folder, at === 0 ? `${name}.json` : `${name}.${at + 1}.json`));
  for (const [at, file] of files.entries()) await writeFile(file, `${runs[at] ?? ""}\n`);
  return files;
}

/** In one line, and without identities: clients and workers name themselves after the machine they run on. */
function withoutMachines(history: string): string {
  return JSON.stringify(JSON.parse(history)).replaceAll(/"identity":"[^"]*"/g, '"identity":"somebody"');
}
