import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createProgram } from "../../cli/program.ts";
import type { CaseView } from "../../client/index.ts";
import { optInCampaign } from "../../machines/opt-in-campaign/contract.ts";
import { DATES, letterFor } from "../api/support/letters.ts";
import { runningSystem } from "../api/support/running-system.ts";
import { Throughcare } from "./support/throughcare.ts";

const MAIN = path.join(import.meta.dirname, "..", "..", "cli", "main.ts");

/**
 * These ask, and there is nobody here. Those that watch are tried in `terminal.test.ts`, and those that sign in in
 * `login.test.ts`; import has a test of its own.
 */
const ASK = new Set([
  "throughcare start optInLetter",
  "throughcare send CASE questionAsked",
  "throughcare find",
  "throughcare find --by crn",
]);
/** Some of the cases of a file may not take it, which is no fault of the example. */
const MAY_BE_REFUSED = /send-many/;

const running = runningSystem();
let folder: string;
let letter: CaseView;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "throughcare-examples-"));
  const cli = new Throughcare(folder, running().api.url, await running().issuer.token());
  letter = await cli.json<CaseView>(
    ["start", "optInLetter", "--rehearsal", "--body", "-"],
    JSON.stringify(letterFor()),
  );
  await cli.json(["forward", letter.caseId, "P15D"]);
  // What somebody who tries the examples has: a command of this name, and the files they speak of.
  await mkdir(path.join(folder, "bin"));
  const command = `#!/bin/sh\nexec '${process.execPath}' '${MAIN}' "$@"\n`;
  await writeFile(path.join(folder, "bin", "throughcare"), command, { mode: 0o755 });
  await mkdir(path.join(folder, ".config", "fish", "completions"), { recursive: true });
  await writeFile(path.join(folder, "letter.json"), JSON.stringify(letterFor()));
  await writeFile(path.join(folder, "terms.json"), JSON.stringify({ ...optInCampaign.inputExample, ...DATES }));
  await writeFile(path.join(folder, "number.txt"), "E1204567\n");
  await writeFile(path.join(folder, "ids.txt"), `${letter.caseId}\n`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Every line of help that shows how a command is used. */
function examples(): readonly string[] {
  return createProgram()
    .commands.filter((command) => !["login", "logout", "campaign", "__complete"].includes(command.name()))
    .flatMap((command) => {
      let help = "";
      command.configureOutput({ writeOut: (written) => (help += written) }).outputHelp();
      return [...help.matchAll(/^ {2}\$ (.+)$/gm)].map(([, line = ""]) => line);
    });
}

async function tried(line: string): Promise<{ readonly code: number | null; readonly stderr: string }> {
  const { PATH } = process.env;
  const token = await running().issuer.token();
  const session = { THROUGHCARE_HOME: folder, THROUGHCARE_URL: running().api.url, THROUGHCARE_TOKEN: token };
  const env = { ...session, HOME: folder, PATH: `${path.join(folder, "bin")}:${PATH}` };
  const child = spawn("bash", ["-c", `set -o pipefail; ${line.replaceAll("CASE", letter.caseId)}`], {
    cwd: folder,
    env,
  });
  child.stdin.end();
  child.stdout.resume();
  const [stderr] = await Promise.all([text(child.stderr), once(child, "exit")]);
  return { code: child.exitCode, stderr };
}

/** Some examples go on in other programs. */
const HAS_JQ = spawnSync("bash", ["-c", "command -v jq"]).status === 0;
if (!HAS_JQ) console.warn("Skipped: there is no jq, so examples that end in it are not tried");

const isTried = (line: string): boolean =>
  !ASK.has(line) && !line.includes("--watch") && (HAS_JQ || !line.includes("| jq"));

test.each(examples().filter(isTried))("The example in help works as it stands: %s", async (line) => {
  const ended = await tried(line);
  // With what it says, so that a failure tells why.
  expect(ended).toEqual({ code: MAY_BE_REFUSED.test(line) ? expect.toBeOneOf([0, 1]) : 0, stderr: ended.stderr });
});
