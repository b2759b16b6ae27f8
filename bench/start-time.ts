import { NativeConnection, Worker } from "@temporalio/worker";
import type { Bundles } from "./bundles.ts";
import { SIDES, type SideName } from "./sides.ts";

const ROUNDS = 5;

/** Real milliseconds from nothing to a worker that is ready to poll, connection included: the median of five starts. */
export async function startTimes(address: string, bundles: Bundles): Promise<Readonly<Record<SideName, number>>> {
  const taken: Record<SideName, number[]> = { throughcare: [], handWritten: [] };
  // The sides take turns, so that what else the machine does falls on both; the first round only warms up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const { name } of SIDES) {
      const milliseconds = await startTime(address, bundles[name], `start-time-${name}`);
      if (round > 0) taken[name].push(milliseconds);
    }
  }
  return { throughcare: median(taken.throughcare), handWritten: median(taken.handWritten) };
}

async function startTime(address: string, codePath: string, taskQueue: string): Promise<number> {
  const begun = performance.now();
  const connection = await NativeConnection.connect({ address });
  try {
    const worker = await Worker.create({ connection, namespace: "default", taskQueue, workflowBundle: { codePath } });
    const taken = performance.now() - begun;
    await worker.runUntil(Promise.resolve());
    return taken;
  } finally {
    await connection.close();
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
