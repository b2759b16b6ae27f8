import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { startDevServer } from "../../dev/temporal/dev-server.ts";
import { findTemporal } from "../../dev/temporal/find-temporal.ts";
import { portOrFree } from "../../dev/temporal/free-port.ts";
import {
  CASE_STATE,
  NEXT_DEADLINE,
  OPEN_TASKS,
  OWNER_ROLE,
  REGION,
} from "../../workflows/interpreter/search-attributes.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Of the one Temporal server of this test run: `inject("temporalAddress")`. */
    temporalAddress: string;
  }
}

/**
 * Vitest's global set-up: one Temporal server in memory for the whole run, with time skipping. Tests keep apart by
 * workflow ids and task queues of their own. TEMPORAL_ADDRESS makes them use a server that runs already.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const say = (line: string): void => console.info(line);
  const found = await findTemporal({ say });
  if (found.kind === "address") {
    project.provide("temporalAddress", found.address);
    return async () => {};
  }
  const folder = await mkdtemp(path.join(tmpdir(), "throughcare-tests-"));
  const server = await startDevServer({
    cli: found.path,
    port: (await portOrFree(0)).port,
    searchAttributes: [CASE_STATE, OWNER_ROLE, REGION, NEXT_DEADLINE, OPEN_TASKS],
    timeSkipping: true,
    logFile: path.join(folder, "temporal.log"),
    say,
  });
  project.provide("temporalAddress", server.address);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
