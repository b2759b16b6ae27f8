import { setTimeout as wait } from "node:timers/promises";
import { stillRuns, type ProcessIdentity } from "./process-identity.ts";

/** Real milliseconds a process is given to end by itself; the server closes its database in well under one second. */
const PATIENCE_MS = 10_000;

/** Ends one process by its own id: asks it (SIGTERM), and after ten seconds makes it (SIGKILL). Returns when it is gone. */
export async function stopProcess(target: ProcessIdentity): Promise<void> {
  if (!(await stillRuns(target))) return;
  signal(target.pid, "SIGTERM");
  const deadline = Date.now() + PATIENCE_MS;
  while (await stillRuns(target)) {
    if (Date.now() > deadline) signal(target.pid, "SIGKILL");
    await wait(25);
  }
}

/** Sends a signal; a process that has gone meanwhile is what was wanted. */
export function signal(pid: number, name: "SIGTERM" | "SIGKILL"): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
