import { randomUUID } from "node:crypto";
import { link, readFile, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { z } from "zod";
import { processIdentity } from "./process-identity.ts";
import { RecordsInUse } from "./records-in-use.ts";

const Holder = z.object({ pid: z.number(), startedAt: z.string(), host: z.string(), lock: z.string() });

type Holder = z.infer<typeof Holder>;

/**
 * Takes a lock file for this process; gives back how to release it. The lock of a process that has been killed is
 * taken over. Throws RecordsInUse when its holder is alive, or lives where this process cannot see it.
 */
export async function directoryLock(lockFile: string): Promise<() => Promise<void>> {
  const mine = JSON.stringify(await thisProcess());
  for (;;) {
    if (await placed(lockFile, mine)) return () => release(lockFile, mine);
    await clearStale(lockFile);
  }
}

/** A link appears whole or not at all: nobody ever reads a lock file that is half written. */
async function placed(lockFile: string, content: string): Promise<boolean> {
  const draft = `${lockFile}.${randomUUID()}`;
  await writeFile(draft, content);
  try {
    await link(draft, lockFile);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/**
 * Removes the lock of a process that is no more. Of several that want to, only the one holding a lock on the lock may,
 * and only if it is still the one that was judged: else the second would remove what the first has just placed.
 */
async function clearStale(lockFile: string): Promise<void> {
  const found = await read(lockFile);
  if (found === undefined) return;
  await refuseIfAlive(lockFile, found);
  const letGo = await directoryLock(`${lockFile}.takeover`);
  try {
    if ((await read(lockFile)) === found) await rm(lockFile, { force: true });
  } finally {
    await letGo();
  }
}

async function refuseIfAlive(lockFile: string, content: string): Promise<void> {
  const holder = holderIn(content);
  if (!holder) return;
  const elsewhere = holder.host !== hostname();
  if (elsewhere || (await processIdentity(holder.pid)) === holder.startedAt) {
    throw new RecordsInUse(lockFile, holder, elsewhere);
  }
}

/** None when it cannot be read: a lock appears whole, so this one was broken with its machine, and its holder with it. */
function holderIn(content: string): Holder | undefined {
  try {
    return Holder.parse(JSON.parse(content));
  } catch {
    return undefined;
  }
}

async function release(lockFile: string, mine: string): Promise<void> {
  if ((await read(lockFile)) === mine) await rm(lockFile, { force: true });
}

async function read(lockFile: string): Promise<string | undefined> {
  try {
    return await readFile(lockFile, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

async function thisProcess(): Promise<Holder> {
  const startedAt = (await processIdentity(process.pid)) ?? "unknown";
  return { pid: process.pid, startedAt, host: hostname(), lock: randomUUID() };
}
