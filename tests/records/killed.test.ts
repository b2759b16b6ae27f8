import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { commitCase } from "../../records/commit-case.ts";
import { openRecords } from "../../records/open.ts";
import { findCase } from "../../records/queries/find-case.ts";
import { listTasks } from "../../records/queries/list-tasks.ts";
import { messagesOf } from "../../records/queries/messages-of.ts";
import { timelineOf } from "../../records/queries/timeline-of.ts";
import { RecordsInUse } from "../../records/records-in-use.ts";
import { aCaseId, busyTransition } from "./support/a-case.ts";
import { MASTER_KEY } from "./support/master-key.ts";
import { temporaryDirectory } from "./support/temporary-directory.ts";

const SCRIPT = fileURLToPath(new URL("./support/commit-until-killed.ts", import.meta.url));

test("a process killed in the middle of its work loses nothing it acknowledged, and leaves no half of a commit", async () => {
  const directory = join(await temporaryDirectory(), "records");
  const caseId = aCaseId();
  const child = committing(directory, caseId);
  await acknowledged(child, 20);

  await expect(openRecords({ directory }, { masterKey: MASTER_KEY })).rejects.toMatchObject({
    name: RecordsInUse.name,
    pid: child.pid,
    message: expect.stringMatching(
      /^The records are held by process \d+\. Stop it, or reach the records through its API/,
    ),
  });
  const last = await killed(child);

  const records = await openRecords({ directory }, { masterKey: MASTER_KEY });
  onTestFinished(() => records.close());
  const found = await findCase(records, caseId);
  const sequence = found?.sequence ?? -1;
  expect(sequence).toBeGreaterThanOrEqual(last);
  expect(found?.facts).toMatchObject({ name: "Nadia Secretname" });
  expect((await timelineOf(records, caseId, { limit: 100_000 })).items).toHaveLength(sequence + 1);
  expect((await listTasks(records, { caseId, limit: 100_000 })).items).toHaveLength(sequence);
  expect(await messagesOf(records, caseId)).toHaveLength(sequence);
  await expect(commitCase(records, busyTransition(caseId, sequence))).resolves.toBe("alreadyCommitted");
  await expect(commitCase(records, busyTransition(caseId, sequence + 1))).resolves.toBe("committed");
}, 60_000);

const lines = new WeakMap<ChildProcess, number[]>();

function committing(directory: string, caseId: string): ChildProcess {
  const child = spawn(process.execPath, [SCRIPT, directory, caseId], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  lines.set(child, []);
  return child;
}

/** Waits until this many commits have been acknowledged; goes on listening. */
function acknowledged(child: ChildProcess, count: number): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once("exit", () => reject(new Error("The process ended by itself.")));
    createInterface({ input: child.stdout! }).on("line", (line) => {
      lines.get(child)?.push(Number(line));
      if (Number(line) >= count) resolve();
    });
  });
}

/** The last commit it acknowledged. */
async function killed(child: ChildProcess): Promise<number> {
  const closed = once(child, "close");
  child.kill("SIGKILL");
  await closed;
  return lines.get(child)?.at(-1) ?? -1;
}
