import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

/**
 * When a process started, as text that no other process of the same id will ever have; none when it is not running.
 * An id alone is not enough: it is given to another process after a while.
 */
export async function processIdentity(pid: number): Promise<string | undefined> {
  return process.platform === "linux" ? fromProc(pid) : fromPs(pid);
}

async function fromProc(pid: number): Promise<string | undefined> {
  try {
    const [stat, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, "utf8"),
      readFile("/proc/sys/kernel/random/boot_id", "utf8"),
    ]);
    // Fields count from after the command, which may itself hold spaces and brackets: proc(5), field 3 and field 22.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [state, startedAtTick] = [fields[0], fields[19]];
    return state === "Z" || state === "X" ? undefined : `${boot.trim()} ${startedAtTick}`;
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

async function fromPs(pid: number): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)("ps", ["-o", "lstart=", "-p", String(pid)]);
    return stdout.trim() || undefined;
  } catch {
    // ps fails when there is no such process.
    return undefined;
  }
}

function isGone(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === "ENOENT" || code === "ESRCH";
}
