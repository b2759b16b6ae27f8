import { readFile } from "node:fs/promises";
import { runCommand } from "./run-command.ts";

/** A process that can be told from a later one that was given the same id. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, in the operating system's own words; only good for comparing. */
  readonly startTime: string;
}

/** Who has this process id now; `undefined` when nobody has. On Windows a process is known by its id alone. */
export async function processIdentity(pid: number): Promise<ProcessIdentity | undefined> {
  const startTime = await startOf(pid);
  return startTime === undefined ? undefined : { pid, startTime };
}

/** True while that very process runs. */
export async function stillRuns(process: ProcessIdentity): Promise<boolean> {
  return (await processIdentity(process.pid))?.startTime === process.startTime;
}

/** The command line of a process, its arguments parted by spaces; empty when it cannot be read. */
export async function commandLine(pid: number): Promise<string> {
  if (process.platform !== "linux") return (await askPs(pid, "command=")) ?? "";
  const raw = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  return raw.split("\0").join(" ").trimEnd();
}

async function startOf(pid: number): Promise<string | undefined> {
  if (process.platform === "linux") return startOnLinux(pid);
  if (process.platform === "win32") return isAlive(pid) ? "unknown" : undefined;
  return askPs(pid, "lstart=");
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Clock ticks since boot, and which boot: /proc needs no `ps`, which small containers lack. */
async function startOnLinux(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  // The second field is the name in brackets and may hold spaces; the state comes after it, the start 19 fields later.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [state, ticks] = [fields[0], fields[19]];
  if (!ticks || state === "Z" || state === "X") return undefined;
  const boot = await readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => "");
  return `${boot.trim()}:${ticks}`;
}

async function askPs(pid: number, field: string): Promise<string | undefined> {
  const answer = await runCommand("ps", ["-ww", "-o", field, "-p", String(pid)], { withinMs: 5_000 });
  return (answer.ok && answer.stdout.trim()) || undefined;
}
