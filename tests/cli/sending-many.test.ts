import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { saysNothing, tellsProblem, UnsteadyServer } from "../client/support/unsteady-server.ts";
import { accepts, letterIds, tellsLetters } from "./support/bulk.ts";
import { HAS_TERMINAL, Terminal } from "./support/terminal.ts";
import { Throughcare } from "./support/throughcare.ts";

const CTRL_C = "\u0003";
const NEWS = ["--field", "headline=Letters", "--field", "news=Soon"];
const IDS = letterIds(150);

let home: string;
let file: string;
let api: UnsteadyServer;

beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), "throughcare-sending-many-"));
  file = path.join(home, "ids.txt");
  await writeFile(file, IDS.join("\n"));
});
afterEach(async () => {
  await Promise.all([api.close(), rm(home, { recursive: true, force: true })]);
});

function keyOf({ received }: UnsteadyServer): string {
  return String(received.find(({ method }) => method === "POST")?.headers["idempotency-key"]);
}

describe("The key under which many cases are told", () => {
  test.skipIf(!HAS_TERMINAL)("is shown before the first is told, and again on Ctrl-C", async () => {
    api = await UnsteadyServer.start(tellsLetters, accepts(IDS.slice(0, 100)), saysNothing);
    const environment = { THROUGHCARE_HOME: home, THROUGHCARE_URL: api.url };
    const terminal = new Terminal(["send-many", "newsPublished", file, "--yes", ...NEWS], environment);
    await terminal.says("100 of 150");
    const before = terminal.shown;
    terminal.press(CTRL_C);
    expect(await terminal.ended()).toBe(130);
    expect(before).toMatch(new RegExp(`--key\\s+${keyOf(api)}`));
    expect(terminal.shown.slice(before.length)).toMatch(new RegExp(`--key\\s+${keyOf(api)}`));
  });

  test("is shown to programs, too", async () => {
    api = await UnsteadyServer.start(tellsLetters, accepts(IDS.slice(0, 100)), accepts(IDS.slice(100)));
    const { code, stderr } = await new Throughcare(home, api.url).run([
      "send-many",
      "newsPublished",
      file,
      ...NEWS,
      "--json",
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(stderr)).toEqual({ idempotencyKey: keyOf(api) });
  });
});

describe("A token that expires midway", () => {
  beforeEach(async () => {
    api = await UnsteadyServer.start(tellsLetters, accepts(IDS.slice(0, 100)), tellsProblem(401, "unauthenticated"));
  });

  test("ends with 4, and says to sign in again and to repeat with the key; what is known is shown", async () => {
    const { code, stdout, stderr } = await new Throughcare(home, api.url).run([
      "send-many",
      "newsPublished",
      file,
      ...NEWS,
    ]);
    expect(code).toBe(4);
    expect(stdout.match(/ taken\n/g)).toHaveLength(100);
    expect(stdout.match(/ not known(\n|$)/g)).toHaveLength(50);
    expect(stderr).toContain("throughcare login");
    expect(stderr).toMatch(new RegExp(`not known[^]*--key ${keyOf(api)}`));
  });

  test("is told to programs with its reason", async () => {
    const { code, stdout, stderr } = await new Throughcare(home, api.url).run([
      "send-many",
      "newsPublished",
      file,
      ...NEWS,
      "--json",
    ]);
    expect(code).toBe(4);
    expect(JSON.parse(stdout)).toHaveLength(150);
    const [, problem = ""] = stderr.trim().split("\n");
    expect(JSON.parse(problem)).toMatchObject({ kind: "unauthenticated", status: 401, idempotencyKey: keyOf(api) });
  });
});
