import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CaseView } from "../../client/index.ts";
import { letterFor } from "../api/support/letters.ts";
import { runningSystem } from "../api/support/running-system.ts";
import { HAS_TERMINAL, Terminal } from "./support/terminal.ts";
import { Throughcare } from "./support/throughcare.ts";

const ENTER = "\r";
const TAB = "\t";
const NOBODY = `optInLetter-${"0".repeat(32)}`;
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

  test("a text that is pasted keeps its lines, and many are told only after it was shown", async () => {
    const { caseId } = await aLetter();
    const file = path.join(home, "ids.txt");
    await writeFile(file, caseId);
    const terminal = new Terminal(["send-many", "newsPublished", file], environment);
    await terminal.says("headline:");
    terminal.press(`Letters${ENTER}`);
    await terminal.says("news:");
    terminal.press(`They go out soon.${ENTER}${ENTER}On 11 January.`);
    terminal.press(`${TAB}${ENTER}`);
    await terminal.says("Tell 1 case: News published?");
    expect(terminal.shown).toMatch(/ {2}headline: Letters\r\n {2}news:\r\n {4}They go out soon\.\r\n *\r\n {4}On 11/);
    terminal.press("y");
    expect(await terminal.ended()).toBe(0);
    const entries = await cli.json<{ name: string; data?: unknown }[]>(["timeline", caseId]);
    expect(entries.find(({ name }) => name === "newsPublished")?.data).toEqual({
      headline: "Letters",
      news: "They go out soon.\n\nOn 11 January.",
    });
  });

  test("a field that is not right for many is asked for again, and the others are not", async () => {
    const { caseId } = await aLetter();
    const file = path.join(home, "ids.txt");
    await writeFile(file, caseId);
    const fields = ["--yes", "--field", "headline=", "--field", "news=Soon"];
    const terminal = new Terminal(["send-many", "newsPublished", file, ...fields], environment);
    await terminal.says("headline: Must not be empty");
    await terminal.says("headline: Headline");
    terminal.press(`Letters${ENTER}`);
    expect(await terminal.ended()).toBe(0);
    expect(terminal.shown).toContain("1 taken");
  });

  describe("whoever would be asked in vain is not asked", () => {
    test("who is not signed in", async () => {
      const terminal = new Terminal(["start", "optInLetter"], { ...environment, THROUGHCARE_TOKEN: "" });
      expect(await terminal.ended()).toBe(4);
      expect(terminal.shown).toContain("You are not signed in");
    });

    test.each([
      ["start optInLetter", (): string[] => ["start", "optInLetter"]],
      ["send", (): string[] => ["send", NOBODY, "lateAnswerDecided"]],
      ["send-many", (): string[] => ["send-many", "lateAnswerDecided", path.join(home, "nobody.txt")]],
    ])("whose role may not: %s", async (_what, words) => {
      await writeFile(path.join(home, "nobody.txt"), NOBODY);
      const token = await running().issuer.token({ roles: ["practitioner"] });
      const terminal = new Terminal(words(), { ...environment, THROUGHCARE_TOKEN: token });
      expect(await terminal.ended()).toBe(4);
      expect(terminal.shown).toContain("This takes one of these roles");
      expect(terminal.shown).toContain("throughcare whoami");
    });

    test("when there is no such case", async () => {
      const terminal = new Terminal(["send", NOBODY, "leavingReported"], environment);
      expect(await terminal.ended()).toBe(1);
      expect(terminal.shown).toContain("There is no case with this id");
    });

    test("when the case does not take it now", async () => {
      const { caseId } = await aLetter();
      const terminal = new Terminal(["send", caseId, "letterBounced"], environment);
      expect(await terminal.ended()).toBe(1);
      expect(terminal.shown).toContain("It takes now:");
      expect(terminal.shown).toContain("Waiting for the letter");
    });
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
