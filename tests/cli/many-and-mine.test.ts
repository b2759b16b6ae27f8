import { randomInt } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CaseSummary, CaseView, Me, Task, TaskCounts } from "../../client/index.ts";
import { letterFor } from "../api/support/letters.ts";
import { runningSystem } from "../api/support/running-system.ts";
import { Throughcare } from "./support/throughcare.ts";

const running = runningSystem();
const NOBODY = `optInLetter-${"0".repeat(32)}`;
const NEWS = ["--field", "headline=Letters", "--field", "news=They go out soon."];

let home: string;
let cli: Throughcare;

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), "throughcare-many-"));
  cli = new Throughcare(home, running().api.url, await running().issuer.token());
});
afterAll(() => rm(home, { recursive: true, force: true }));

async function aLetter(employeeNumber = `E${randomInt(1_000_000, 10_000_000)}`): Promise<CaseView> {
  return cli.json<CaseView>(["start", "optInLetter", "--body", "-"], JSON.stringify(letterFor({ employeeNumber })));
}

async function only(roles: readonly string[], regions?: readonly string[]): Promise<Throughcare> {
  const token = await running().issuer.token({ roles: [...roles], ...(regions && { regions: [...regions] }) });
  return new Throughcare(home, running().api.url, token);
}

describe("throughcare send-many", () => {
  test("tells every case of a spreadsheet the same, and says of each what became of it", async () => {
    const [one, away] = [await aLetter(), await aLetter()];
    await cli.json(["send", away.caseId, "absenceReported"]);
    const file = path.join(home, "cases.csv");
    const { stdout: csv } = await cli.run(["list", "--csv"]);
    const [heading = "", ...rows] = csv.trim().split("\r\n");
    const chosen = rows.filter((row) => row.startsWith(one.caseId) || row.startsWith(away.caseId));
    await writeFile(file, [heading, ...chosen, NOBODY, one.caseId].join("\r\n"));
    const { code, stdout, stderr } = await cli.run(["send-many", "newsPublished", file, ...NEWS]);
    expect(code).toBe(1);
    expect(stdout).toMatch(new RegExp(`\\n${one.caseId} +taken\\n`));
    expect(stdout).toMatch(new RegExp(`\\n${away.caseId} +refused +"newsPublished" is not allowed while `));
    expect(stdout).toMatch(new RegExp(`\\n${NOBODY} +no such case\\n`));
    expect(stderr).toMatch(/--key \S+\n\n1 taken, 1 refused, 1 no such case\n$/);
  });

  test("reads ids from standard input, and tells nobody twice under one key", async () => {
    const ids = [(await aLetter()).caseId, (await aLetter()).caseId];
    const words = ["send-many", "newsPublished", "-", ...NEWS, "--key", crypto.randomUUID()];
    expect(await cli.json(words, ids.join("\n"))).toEqual(ids.map((caseId) => ({ caseId, result: "accepted" })));
    expect(await cli.json(words, ids.join("\n"))).toEqual(ids.map((caseId) => ({ caseId, result: "repeated" })));
  });

  test("goes on part by part where there are many", async () => {
    const ids = Array.from({ length: 150 }, (_none, index) => `optInLetter-${index.toString(16).padStart(32, "0")}`);
    const { code, stdout, stderr } = await cli.run(["send-many", "newsPublished", "-", ...NEWS], ids.join("\n"));
    expect(code).toBe(1);
    expect(stdout.trim().split("\n")).toHaveLength(1 + ids.length);
    expect(stderr).toMatch(/--key \S+\n100 of 150\n150 of 150\n\n150 no such case\n$/);
  });

  test.each([
    ["cases of two processes", `${NOBODY}\nemTag-${"0".repeat(32)}`, [], "Cases of one process at a time"],
    ["no case", "caseId\n", [], "There is no case id in standard input"],
    ["what is no case", "somebody", [], "is not the id of a case"],
    ["a body that is not valid", NOBODY, ["--field", "headline=Letters"], "news: Is required"],
    ["standard input for both", NOBODY, ["--body", "-"], "Standard input cannot be both"],
  ])("refuses %s, and sends nothing", async (_what, input, words, says) => {
    const { code, stdout, stderr } = await cli.run(["send-many", "newsPublished", "-", ...words], input);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(says);
  });
});

describe("throughcare find", () => {
  test("finds a person's cases by what standard input has, and never by an argument", async () => {
    const number = `E${randomInt(1_000_000, 10_000_000)}`;
    const { caseId } = await aLetter(number);
    const found = await cli.json<CaseSummary[]>(["find", "--by", "employeeNumber"], `${number.toLowerCase()}\n`);
    expect(found).toMatchObject([{ caseId }]);
    expect((await cli.run(["find", "--by", "employeeNumber"], number)).stdout).toContain(caseId);
    expect(await cli.run(["find", number])).toMatchObject({ code: 2, stdout: "" });
  });

  test("says that there is none, and what it needs", async () => {
    const nobody = await cli.run(["find", "--by", "crn"], "Z999999");
    expect(nobody).toMatchObject({ code: 0, stdout: "", stderr: expect.stringContaining("No case that you may see") });
    expect(await cli.run(["find"], "Z999999")).toMatchObject({ code: 2, stderr: expect.stringContaining("--by") });
    expect(await cli.run(["find", "--by", "crn"], "")).toMatchObject({ code: 2 });
  });
});

describe("What somebody may see and do", () => {
  test("whoami says who they are and what they may do", async () => {
    const lead = await only(["hrLead"], ["London"]);
    const { stdout } = await lead.run(["whoami"]);
    expect(stdout).toMatch(/\nRoles +hrLead\nRegions +London\nToken until +\S/);
    expect(stdout).toMatch(/\noptInLetter +read, send \d+ events?\n/);
    expect((await lead.json<Me>(["whoami"])).permissions).toContain("optInLetter:send:lateAnswerDecided");
  });

  test("tasks shows one's own, those of a region, and how many there are", async () => {
    const { caseId } = await aLetter();
    await cli.json(["send", caseId, "questionAsked", "--field", "question=Is it pensionable?"]);
    const mine = async (role: string): Promise<Task[]> =>
      (await only([role])).json<Task[]>(["tasks", "--mine", "--case", caseId]);
    expect(await mine("harmonisationTeam")).toHaveLength(1);
    expect((await cli.run(["tasks", "--case", caseId])).stdout).toMatch(
      /\d{4}, \d\d:\d\d \(in \d+ \w+\) {2}harmonisationTeam /,
    );
    expect(await mine("hrOperations")).toEqual([]);
    expect(await cli.json<Task[]>(["tasks", "--case", caseId, "--escalated"])).toEqual([]);
    const elsewhere = await cli.run(["tasks", "--case", caseId, "--region", "Wales"]);
    expect(elsewhere).toMatchObject({ code: 0, stdout: "", stderr: expect.stringContaining("No such tasks") });
    const counts = await cli.json<TaskCounts["counts"]>(["tasks", "--count", "--mine"]);
    expect(counts).toContainEqual(expect.objectContaining({ role: "harmonisationTeam", process: "optInLetter" }));
    expect((await cli.run(["tasks", "--count"])).stdout).toMatch(/^Role +Process +Open +Overdue +Escalated\n/);
  });

  test("an empty list says so, and what to do", async () => {
    const none = await cli.run(["list", "--region", "Wales"]);
    expect(none).toMatchObject({ code: 0, stdout: "", stderr: expect.stringContaining("throughcare start PROCESS") });
    expect(await cli.json(["list", "--region", "Wales"])).toEqual([]);
  });
});

describe("A mistake", () => {
  test("in an event's name is answered with the one that was meant", async () => {
    const { caseId } = await aLetter();
    expect(await cli.run(["send", caseId, "questionaskd"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("Did you mean questionAsked?"),
    });
  });

  test("in a token, or none at all, is answered with what helps", async () => {
    const nobody = new Throughcare(home, running().api.url);
    expect(await nobody.run(["list"])).toEqual({
      code: 4,
      stdout: "",
      stderr:
        "You are not signed in\nSign in with: throughcare login ROLE, such as hrLead; or put a token into THROUGHCARE_TOKEN\n",
    });
    const { stderr } = await nobody.run(["list"], "", { THROUGHCARE_TOKEN: "a.b.c" });
    expect(stderr).toContain("put another one there");
  });
});
