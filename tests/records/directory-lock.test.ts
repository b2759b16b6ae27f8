import { readdir, readFile, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { directoryLock } from "../../records/directory-lock.ts";
import { openRecords } from "../../records/open.ts";
import { processIdentity } from "../../records/process-identity.ts";
import { RecordsInUse } from "../../records/records-in-use.ts";
import { MASTER_KEY } from "./support/master-key.ts";
import { temporaryDirectory } from "./support/temporary-directory.ts";

/** No process has this id: it is beyond what any system gives. */
const NO_PROCESS = 2 ** 30;

async function aLock(holder: { pid: number; startedAt: string; host?: string }): Promise<string> {
  const file = join(await temporaryDirectory(), "records.lock");
  await writeFile(file, JSON.stringify({ host: hostname(), lock: "x", ...holder }));
  return file;
}

test("a directory can be opened once; the second opener is told by whom it is held", async () => {
  const directory = join(await temporaryDirectory(), "deep", "records");
  const place = [{ directory }, { masterKey: MASTER_KEY }] as const;
  const records = await openRecords(...place);
  await expect(openRecords(...place)).rejects.toThrow(RecordsInUse);
  await expect(openRecords(...place)).rejects.toMatchObject({ pid: process.pid });
  await records.close();
  await (await openRecords(...place)).close();
  await expect(readdir(join(directory, ".."))).resolves.toEqual(["records"]);
}, 30_000);

test("the lock of a process that is gone is taken over", async () => {
  const file = await aLock({ pid: NO_PROCESS, startedAt: "once" });
  await directoryLock(file);
  expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({ pid: process.pid });
});

test("another process that was given the same id does not keep a lock alive", async () => {
  const file = await aLock({ pid: process.pid, startedAt: "before the id was given again" });
  await directoryLock(file);
  expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({ startedAt: await processIdentity(process.pid) });
});

test("of many that take over the same lock, whenever each of them comes, one gets it", async () => {
  for (let round = 0; round < 20; round += 1) {
    const file = await aLock({ pid: NO_PROCESS, startedAt: "once" });
    const contenders = Array.from({ length: 12 }, async (_, turn) => {
      for (let waited = 0; waited < turn * round; waited += 1) await nextTurn();
      return directoryLock(file);
    });
    const outcomes = await Promise.allSettled(contenders);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === "rejected") expect(outcome.reason).toBeInstanceOf(RecordsInUse);
  }
});

test("a process on another machine cannot be judged, so its lock stands", async () => {
  const file = await aLock({ pid: NO_PROCESS, startedAt: "once", host: "another.machine" });
  await expect(directoryLock(file)).rejects.toThrow(/another\.machine.*delete .*records\.lock/);
});

test("a lock file that cannot be read broke with its machine, and is taken over", async () => {
  const file = join(await temporaryDirectory(), "records.lock");
  await writeFile(file, "");
  await directoryLock(file);
  expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({ pid: process.pid });
});

test("a lock that was released is free, and releasing it again does not free anybody else's", async () => {
  const file = join(await temporaryDirectory(), "records.lock");
  const release = await directoryLock(file);
  await release();
  await directoryLock(file);
  await release();
  await expect(directoryLock(file)).rejects.toThrow(RecordsInUse);
});

test("a process is told apart from every other, and from none", async () => {
  await expect(processIdentity(process.pid)).resolves.toBe(await processIdentity(process.pid));
  await expect(processIdentity(process.ppid)).resolves.not.toBe(await processIdentity(process.pid));
  await expect(processIdentity(NO_PROCESS)).resolves.toBeUndefined();
});
