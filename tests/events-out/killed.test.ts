import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test, vi } from "vitest";
import { fileSink } from "../../events-out/sinks/file-sink.ts";
import { openRecords } from "../../records/open.ts";
import { outboxLag } from "../../records/outbox/outbox-lag.ts";
import { aCaseId } from "../records/support/a-case.ts";
import { MASTER_KEY } from "../records/support/master-key.ts";
import { temporaryDirectory } from "../records/support/temporary-directory.ts";
import { aCaseWithEvents } from "./support/an-event.ts";
import { publishing } from "./support/publishing.ts";

const SCRIPT = fileURLToPath(new URL("./support/publish-until-killed.ts", import.meta.url));
const CASES = 3;
const EVENTS = 10;

test("a publisher killed after an event was delivered and before that was written down loses none, and repeats that one alone", async () => {
  const home = await temporaryDirectory();
  const [directory, folder] = [join(home, "records"), join(home, "events")];
  const caseIds = Array.from({ length: CASES }, () => aCaseId());
  const before = await openRecords({ directory }, { masterKey: MASTER_KEY });
  for (const caseId of caseIds) await aCaseWithEvents(before, caseId, EVENTS);
  await before.close();

  const delivered = await killedInBetween(directory, folder, 12);

  const records = await openRecords({ directory }, { masterKey: MASTER_KEY });
  const running = publishing(records, fileSink(folder));
  await vi.waitFor(async () => expect(await outboxLag(records)).toMatchObject({ waiting: 0 }), 20_000);
  await running.stop();
  await records.close();

  const lines = await linesIn(folder);
  expect(new Set(lines).size).toBe(CASES * EVENTS);
  const repeated = lines.filter((line, index) => lines.indexOf(line) !== index).map(idOf);
  // The same line, byte for byte, and so the same id. Other cases' events may have been under way as well.
  expect(repeated).toContain(delivered);
  expect(new Set(repeated).size).toBeLessThanOrEqual(CASES);
  for (const caseId of caseIds) {
    const first = [...new Set(lines)].map(idOf).filter((id) => id.startsWith(caseId));
    expect(first).toEqual(Array.from({ length: EVENTS }, (_, sequence) => `${caseId}_${sequence}`));
  }
}, 120_000);

/** Lets a publisher run until it hangs with an event delivered, kills it, and says which event that was. */
async function killedInBetween(directory: string, folder: string, after: number): Promise<string> {
  const child = spawn(process.execPath, [SCRIPT, directory, folder, String(after)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [delivered] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  const closed = once(child, "close");
  child.kill("SIGKILL");
  await closed;
  return delivered;
}

async function linesIn(folder: string): Promise<string[]> {
  const files = (await readdir(folder)).sort();
  const contents = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  return contents.flatMap((content) => content.split("\n").slice(0, -1));
}

function idOf(line: string): string {
  return (JSON.parse(line) as { additionalInformation: { eventId: string } }).additionalInformation.eventId;
}
