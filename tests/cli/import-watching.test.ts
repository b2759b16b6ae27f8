import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { answers, breaksOff, tellsProblem, UnsteadyServer } from "../client/support/unsteady-server.ts";
import { Throughcare } from "./support/throughcare.ts";

const CASE_ID = `optInCampaign-${"a".repeat(32)}`;
const taken = answers(202, { importId: "one", lines: 2 });

function report(pending: number) {
  const counts = { started: 2 - pending, already: 0, refused: 0, pending };
  return answers(200, { importId: "one", counts, refused: [] });
}

let home: string;
let file: string;
let api: UnsteadyServer;

beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), "throughcare-import-"));
  file = path.join(home, "people.csv");
  await writeFile(file, "employeeNumber\nE1\nE2\n");
});
afterEach(async () => {
  await Promise.all([api.close(), rm(home, { recursive: true, force: true })]);
});

function imports(): ReturnType<Throughcare["run"]> {
  return new Throughcare(home, api.url).run(["campaign", "import", file, "--case", CASE_ID]);
}

describe("Whoever watches an import", () => {
  test("watches on when the API is away for longer than is tried again, and is told once", async () => {
    const away = Array.from({ length: 9 }, () => breaksOff);
    api = await UnsteadyServer.start(taken, report(2), ...away, report(0));
    const { code, stdout, stderr } = await imports();
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining("2 started") });
    expect(stderr.match(/The import goes on by itself/g)).toHaveLength(1);
  }, 60_000);

  test("is told that it goes on when they may no longer see it", async () => {
    api = await UnsteadyServer.start(taken, report(2), tellsProblem(401, "unauthenticated"));
    const { code, stderr } = await imports();
    expect(code).toBe(4);
    expect(stderr).toContain("The import goes on. The same command again watches it.");
    expect(stderr).toContain("throughcare login");
  });
});
