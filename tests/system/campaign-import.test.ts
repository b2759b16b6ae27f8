import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RosterReport } from "../../client/index.ts";
import { signInAt } from "../../dev/demo/sign-in.ts";
import { optInCampaign } from "../../machines/opt-in-campaign/contract.ts";
import { DATES, fileOf } from "../api/support/letters.ts";
import { RunningSystem } from "./running-system.ts";

const MAIN = path.join(import.meta.dirname, "..", "..", "cli", "main.ts");
const PEOPLE = 150;
const NUMBERS = Array.from({ length: PEOPLE }, (_, index) => `E${2_000_000 + index}`);

/** Everybody once; then one of them again, one out of scope, and a row that is none. */
const FILE = [
  fileOf(...NUMBERS).trimEnd(),
  fileOf(NUMBERS[0] ?? "").split("\n")[1],
  fileOf("E3000000").split("\n")[1]?.replace("supplyChain", "somewhereElse"),
  "E3000001,Half a row",
].join("\r\n");
const ROWS = PEOPLE + 3;
const REFUSED_LINES = [PEOPLE + 3, PEOPLE + 4];

let home: string;
let file: string;
let system: RunningSystem;
let importing: ChildProcess | undefined;

beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), "throughcare-import-"));
  file = path.join(home, "people.csv");
  await writeFile(file, FILE);
  system = await RunningSystem.start(home);
}, 120_000);

afterEach(async () => {
  importing?.kill("SIGKILL");
  await system.interrupt();
  await rm(home, { recursive: true, force: true });
});

/** `throughcare campaign import` in a process of its own. */
async function importFile(caseId: string): Promise<ChildProcess> {
  const token = await signInAt(system.issuer)();
  const env = { ...process.env, THROUGHCARE_HOME: home, THROUGHCARE_URL: system.api, THROUGHCARE_TOKEN: token };
  const words = ["campaign", "import", file, "--case", caseId, "--json"];
  importing = spawn(process.execPath, [MAIN, ...words], { env, stdio: ["ignore", "pipe", "inherit"] });
  return importing;
}

async function killed(child: ChildProcess): Promise<void> {
  const closed = once(child, "close");
  child.kill("SIGKILL");
  await closed;
}

describe("An import of a campaign's file", () => {
  it("killed in the middle, the command and the system, goes on by itself: everybody has exactly one case", async () => {
    const input = { ...optInCampaign.inputExample, ...DATES };
    const { caseId } = await system.post<{ caseId: string }>("/processes/optInCampaign/cases", input);
    const roster = `/processes/optInCampaign/cases/${caseId}/roster`;
    const command = await importFile(caseId);
    await system.until<{ entries: { name: string }[] }>(`/cases/${caseId}/timeline`, ({ entries }) =>
      entries.some(({ name }) => name === "rosterSubmitted"),
    );
    // Whoever sends it meanwhile hears which import it is.
    const { importId, lines } = await system.post<{ importId: string; lines: number }>(roster, FILE);
    expect(lines).toBe(ROWS);
    const report = `${roster}/${importId}`;
    await system.until<RosterReport>(report, ({ counts }) => counts.started >= 20);
    await killed(command);
    const before = await system.get<RosterReport>(report);
    await system.kill();
    expect(before.counts.pending).toBeGreaterThan(0);

    system = await RunningSystem.start(home);
    const after = await system.until<RosterReport>(report, ({ counts }) => counts.pending === 0);
    const { started, already } = after.counts;
    // A row whose case had begun, and was not yet marked when the power went, counts as one who had a case already.
    expect(started).toBeGreaterThanOrEqual(before.counts.started);
    expect(started + already).toBe(PEOPLE + 1);
    expect(after.refused.map(({ line }) => line)).toEqual(REFUSED_LINES);
    const members = `/cases?memberOf=${caseId}&limit=200`;
    await system.until<{ cases: unknown[] }>(members, ({ cases }) => cases.length >= PEOPLE);
    expect((await system.get<{ cases: unknown[] }>(members)).cases).toHaveLength(PEOPLE);

    const again = await importFile(caseId);
    const said: Buffer[] = [];
    again.stdout?.on("data", (chunk: Buffer) => said.push(chunk));
    expect(await once(again, "close")).toEqual([1, null]);
    expect(JSON.parse(Buffer.concat(said).toString())).toEqual(after);
  }, 240_000);
});
