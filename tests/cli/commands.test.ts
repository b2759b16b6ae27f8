import { randomInt } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CaseSummary, CaseView, Forwarded, RosterReport, Task, TimelineEntry } from "../../client/index.ts";
import { optInCampaign } from "../../machines/opt-in-campaign/contract.ts";
import { DATES, fileOf, letterFor } from "../api/support/letters.ts";
import { runningSystem } from "../api/support/running-system.ts";
import { Throughcare } from "./support/throughcare.ts";

const running = runningSystem();
const EXAMPLE = path.join(import.meta.dirname, "..", "..", "examples", "opt-in-campaign.csv");
const NOBODY = `optInLetter-${"0".repeat(32)}`;

let home: string;
let cli: Throughcare;
/** A letter in rehearsal, with a question to answer. */
let letter: CaseView;

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), "throughcare-cli-"));
  cli = new Throughcare(home, running().api.url, await running().issuer.token());
  letter = await cli.json<CaseView>(
    ["start", "optInLetter", "--rehearsal", "--body", "-"],
    JSON.stringify(letterFor()),
  );
  await cli.json(["send", letter.caseId, "questionAsked", "--field", "question=Is it pensionable?"]);
});
afterAll(() => rm(home, { recursive: true, force: true }));

describe("throughcare start and send", () => {
  test("take a body from a file and fields beside it, and show the case after it", async () => {
    const file = path.join(home, "letter.json");
    await writeFile(file, JSON.stringify(letterFor()));
    const number = `E${randomInt(1_000_000, 10_000_000)}`;
    const fields = ["--field", `employee.employeeNumber=${number}`, "--field", "campaign.updateEveryDays=7"];
    const started = await cli.run(["start", "optInLetter", "--body", file, ...fields]);
    expect(started).toMatchObject({ code: 0, stderr: "" });
    expect(started.stdout).toMatch(/^Opt-in letter {2}optInLetter-[0-9a-f]{32}\nState {8}Waiting for the letter/);
    expect(started.stdout).toMatch(/\nTakes now\n(.*\n)* {2}absenceReported +\S/);
    expect(started.stdout).not.toContain("\u001b");
  });

  test("do it once under one key, and say so", async () => {
    const body = JSON.stringify(letterFor());
    const words = ["start", "optInLetter", "--body", "-", "--key", crypto.randomUUID()];
    const first = await cli.json<CaseView>(words, body);
    const again = await cli.run(words, body);
    expect(again.stdout).toContain(first.caseId);
    expect(again.stderr).toBe("It had been started before, under the same key.\n");
    const sending = ["send", first.caseId, "absenceReported", "--key", crypto.randomUUID()];
    await cli.json(sending);
    expect(await cli.run(sending)).toMatchObject({ code: 0, stderr: "The case had it before; nothing was changed.\n" });
  });

  test("put several levels and lists together from fields, by the contract's types", async () => {
    const lines = ["Sam Okafor", "1 High Street", "LS1 1AA"].flatMap((line, at) => [
      "--field",
      `contact.lines.${at}=${line}`,
    ]);
    const fields = ["--field", "contact.channel=letter", ...lines];
    expect(await cli.run(["send", letter.caseId, "contactDetailsChanged", ...fields])).toMatchObject({
      code: 0,
      stderr: "",
    });
  });

  test("say in plain words why the API refuses, and end with 1", async () => {
    const { code, stdout, stderr } = await cli.run([
      "send",
      letter.caseId,
      "letterBounced",
      "--field",
      "explanation=Back",
    ]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("Nothing was recorded.");
    expect(stderr).toContain('  "letterBounced" is not allowed while the case is: ');
    expect(stderr).toMatch(/\nIt takes now:\n(.*\n)* {2}newsPublished +News published\n/);
  });

  test("say which fields are not right, and end with 2", async () => {
    const { code, stderr } = await cli.run(["send", letter.caseId, "questionAsked"]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "The body is not valid; see the reasons\n  question: Is required\n",
    });
  });

  test("tell a problem in JSON, too, on standard error", async () => {
    const { code, stdout, stderr } = await cli.run(["send", letter.caseId, "questionAsked", "--json"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(JSON.parse(stderr)).toMatchObject({ kind: "invalidRequest", status: 400, reasons: [{ field: "question" }] });
  });
});

describe("throughcare show", () => {
  test("shows where a case stands, or all of it as JSON", async () => {
    const { stdout } = await cli.run(["show", letter.caseId]);
    expect(stdout).toContain("Its clock");
    expect(stdout).toMatch(/\nTo do\n.*Answer/);
    expect(await cli.json<CaseView>(["show", letter.caseId])).toMatchObject({ caseId: letter.caseId, rehearsal: true });
  });

  test("--watch shows each change until the case ends", async () => {
    const { caseId } = await cli.json<CaseView>(
      ["start", "optInLetter", "--rehearsal", "--body", "-"],
      JSON.stringify(letterFor()),
    );
    const watching = cli.run(["show", caseId, "--watch", "--json"]);
    await cli.json([
      "send",
      caseId,
      "withdrawn",
      "--field",
      "reason=startedInError",
      "--field",
      "explanation=A mistake.",
    ]);
    await cli.json(["forward", caseId, "P60D"]);
    const { code, stdout } = await watching;
    const seen = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as CaseView);
    expect(code).toBe(0);
    expect(seen.at(-1)).toMatchObject({ caseId, status: "ended", outcome: "withdrawn" });
  });
});

describe("throughcare list, tasks and timeline", () => {
  test("list cases as a table and as JSON, filtered and all of them", async () => {
    const { stdout } = await cli.run(["list", "--process", "optInLetter", "--status", "active"]);
    expect(stdout).toMatch(/^Case +Status +Next deadline +Owner +State\noptInLetter-/);
    const first = await cli.json<CaseSummary[]>(["list", "--limit", "1"]);
    expect(first).toHaveLength(1);
    expect((await cli.run(["list", "--limit", "1"])).stderr).toContain("There are more");
    const all = await cli.json<CaseSummary[]>(["list", "--all"]);
    expect(all.length).toBeGreaterThan(1);
    expect(await cli.json<CaseSummary[]>(["list", "--process", "optInCampaign", "--status", "ended"])).toEqual([]);
  });

  test("list tasks", async () => {
    const tasks = await cli.json<Task[]>(["tasks", "--case", letter.caseId]);
    expect(tasks).toMatchObject([{ caseId: letter.caseId }]);
    const { stdout } = await cli.run(["tasks", "--case", letter.caseId, "--role", tasks[0]?.role ?? ""]);
    expect(stdout).toContain(tasks[0]?.title);
  });

  test("tell what happened", async () => {
    const entries = await cli.json<TimelineEntry[]>(["timeline", letter.caseId]);
    expect(entries.map(({ name }) => name)).toContain("questionAsked");
    expect((await cli.run(["timeline", letter.caseId])).stdout).toMatch(/^No\. +When +Kind +Who +What\n/);
  });
});

describe("throughcare forward", () => {
  test("moves a rehearsal by a duration or to an instant, and says what happened on the way", async () => {
    const { caseId } = await cli.json<CaseView>(
      ["start", "optInLetter", "--rehearsal", "--body", "-"],
      JSON.stringify(letterFor()),
    );
    const moved = await cli.json<Forwarded>(["forward", caseId, "P15D"]);
    expect(moved.caseIds).toEqual([caseId]);
    const { code, stdout } = await cli.run([
      "forward",
      caseId,
      new Date(Date.parse(moved.to) + 3_600_000).toISOString(),
    ]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^1 case moved from .* to .*\n/);
    expect(await cli.run(["forward", caseId, "next week"])).toMatchObject({ code: 2 });
  });
});

describe("throughcare campaign import", () => {
  test("gives everybody in a file a case, and lists the refused rows by line with 1 at the end", async () => {
    const terms = JSON.stringify({ ...optInCampaign.inputExample, ...DATES });
    const { caseId } = await cli.json<CaseView>(["start", "optInCampaign", "--body", "-"], terms);
    const { code, stdout, stderr } = await cli.run(["campaign", "import", EXAMPLE, "--case", caseId]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(stdout).toMatch(
      /^11 started, 0 had a case already, 2 refused\nLine {2}Why\n11 .*out of scope\n14 .*Has 3 columns/,
    );

    const file = path.join(home, "one.csv");
    await writeFile(file, fileOf(`E${randomInt(1_000_000, 10_000_000)}`));
    const report = await cli.json<RosterReport>(["campaign", "import", file, "--case", caseId]);
    expect(report).toMatchObject({ counts: { started: 1, refused: 0, pending: 0 }, refused: [] });
    // Again it is a repeat: the same import, which is looked at and not begun anew.
    expect(await cli.json<RosterReport>(["campaign", "import", file, "--case", caseId])).toEqual(report);
    const timeline = await cli.json<TimelineEntry[]>(["timeline", caseId]);
    expect(timeline.filter(({ name }) => name === "rosterSubmitted")).toHaveLength(2);
  });

  test("needs a campaign and a file", async () => {
    expect(await cli.run(["campaign", "import", EXAMPLE])).toMatchObject({ code: 2 });
    expect(await cli.run(["campaign", "import", "missing.csv", "--case", NOBODY])).toMatchObject({ code: 2 });
  });
});

describe("throughcare open and processes", () => {
  test("prints where the case is in Temporal", async () => {
    expect(await cli.run(["open", letter.caseId])).toMatchObject({ code: 0, stdout: `${letter.links.temporal}\n` });
    expect(await cli.json(["open", letter.caseId])).toEqual({ url: letter.links.temporal });
  });

  test("says what there is, what it takes, and who may send it", async () => {
    expect((await cli.run(["processes"])).stdout).toMatch(/^Process +Title +What it is\noptInLetter +Opt-in letter/);
    expect((await cli.run(["processes", "optInLetter"])).stdout).toMatch(/\nlateAnswerDecided +hrLead +A decision/);
    const fields = (await cli.run(["processes", "optInLetter", "leavingReported"])).stdout;
    expect(fields).toMatch(/\nleavingOn +yes +date +Last day of employment\n/);
    expect(fields).toMatch(/\ncontact\.email +yes +email/);
    expect((await cli.run(["processes", "optInLetter", "start"])).stdout).toMatch(
      /\nemployee\.situation +yes +active awayFromWork/,
    );
    expect(await cli.run(["processes", "optOut"])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("optInLetter"),
    });
    expect(await cli.run(["processes", "optInLetter", "optedInn"])).toMatchObject({ code: 2 });
  });
});

describe("Completion", () => {
  test("knows commands, options and their values", async () => {
    const words = async (...line: string[]): Promise<string[]> => {
      const { stdout } = await cli.run(["__complete", "--", ...line]);
      return stdout.split("\n").flatMap((found) => found.split("\t")[0] || []);
    };
    expect(await words("ti")).toEqual(["timeline"]);
    expect(await words("list", "--sta")).toEqual(["--state", "--status"]);
    expect(await words("list", "--status", "a")).toEqual(["active", "afterwards"]);
    expect(await words("campaign", "")).toEqual(["import"]);
    expect(await words("start", "optInC")).toEqual(["optInCampaign"]);
    expect(await words("show", letter.caseId.slice(0, -3))).toEqual([letter.caseId]);
    expect(await words("send", letter.caseId, "newsP")).toEqual(["newsPublished"]);
    expect(await words("processes", "optInLetter", "optedI")).toEqual(["optedIn"]);
    expect(await words("send-many", "optedI")).toEqual(["optedIn"]);
    expect(await words("login", "hrL")).toEqual(["hrLead"]);
    expect(await words("login", "hrLead", "ssc")).toEqual(["sscl"]);
    expect(await words("tasks", "--region", "East of")).toEqual(["East of England"]);
    expect(await words("list", "--state", "optedIn.w")).toContain("optedIn.windowOpen");
    expect(await words("find", "--by", "c")).toEqual(["crn"]);
  });
});

describe("Exit codes", () => {
  test.each([
    [1, ["show", NOBODY]],
    [2, ["shwo"]],
    [2, ["show"]],
    [2, ["send", "somebody", "optedIn"]],
    [2, ["list", "--limit", "0"]],
    [2, ["list", "--status", "open"]],
    [2, ["list", "--csv", "--json"]],
    [2, ["tasks", "--count", "--overdue"]],
    [2, ["tasks", "--count", "--role", "hrLead"]],
    [2, ["start", "optInLetter", "--body", "missing.json"]],
    [2, ["start", "optInLetter", "--field", "name"]],
    [2, ["start", "optInLetter", "--from", "2027-01-11T09:00:00Z"]],
    [3, ["list", "--url", "http://127.0.0.1:1"]],
  ])("%i for %j", async (code, words) => {
    const ended = await cli.run(words);
    expect({ code: ended.code, stdout: ended.stdout }).toEqual({ code, stdout: "" });
    expect(ended.stderr.length).toBeGreaterThan(10);
  });
});
