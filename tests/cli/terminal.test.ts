import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CaseView } from "../../client/index.ts";
import { letterFor } from "../api/support/letters.ts";
import { runningSystem } from "../api/support/running-system.ts";
import { HAS_TERMINAL, Terminal } from "./support/terminal.ts";
import { Throughcare } from "./support/throughcare.ts";

const ENTER = "\r";
const CTRL_C = "\u0003";

const running = runningSystem();
let home: string;
let environment: NodeJS.ProcessEnv;
let cli: Throughcare;

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), "throughcare-terminal-"));
  const token = await running().issuer.token();
  cli = new Throughcare(home, running().api.url, token);
  environment = { THROUGHCARE_HOME: home, THROUGHCARE_URL: running().api.url, THROUGHCARE_TOKEN: token };
});
afterAll(() => rm(home, { recursive: true, force: true }));

async function aLetter(): Promise<CaseView> {
  return cli.json<CaseView>(["start", "optInLetter", "--rehearsal", "--body", "-"], JSON.stringify(letterFor()));
}

describe.skipIf(!HAS_TERMINAL)("On a terminal", () => {
  test("what is missing is asked for, again when it will not do, and then sent", async () => {
    const { caseId } = await aLetter();
    const terminal = new Terminal(["send", caseId, "leavingReported"], environment);
    await terminal.says("leavingOn: Last day of employment");
    terminal.press(`next week${ENTER}`);
    await terminal.says("Must be a real date written YYYY-MM-DD");
    terminal.press("\u0015");
    terminal.press(`2027-01-31${ENTER}`);
    await terminal.says("Anything else?");
    terminal.press(ENTER);
    expect(await terminal.ended()).toBe(0);
    expect(terminal.shown).toContain("Takes now");
    const entries = await cli.json<{ name: string; data?: unknown }[]>(["timeline", caseId]);
    expect(entries.find(({ name }) => name === "leavingReported")?.data).toEqual({ leavingOn: "2027-01-31" });
  });

  test("Ctrl-C at a question sends nothing and ends with 130", async () => {
    const terminal = new Terminal(["start", "optInLetter"], environment);
    await terminal.says("campaign.lettersFrom: Letters go out from 09:00 on this London date");
    terminal.press(CTRL_C);
    expect(await terminal.ended()).toBe(130);
    expect(terminal.shown).toContain("nothing was sent");
  });

  test("show --watch draws over itself what others do, until Ctrl-C", async () => {
    const { caseId } = await aLetter();
    const terminal = new Terminal(["show", caseId, "--watch"], environment);
    await terminal.says("Ctrl-C ends");
    expect(terminal.shown).not.toContain("To do");
    await cli.json(["send", caseId, "questionAsked", "--field", "question=Is it pensionable?"]);
    await terminal.says("To do");
    const before = terminal.shown.length;
    await cli.json(["forward", caseId, "P15D"]);
    await terminal.says("The letter is out");
    terminal.press(CTRL_C);
    expect(await terminal.ended()).toBe(130);
    const redrawn = terminal.shown.slice(before);
    expect(redrawn).toContain("\u001b[H");
    expect(redrawn).not.toContain("\u001b[2J");
  });
});
