import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { answers, breaksOff, tellsProblem, UnsteadyServer, type Act } from "../client/support/unsteady-server.ts";
import { HAS_TERMINAL, Terminal } from "./support/terminal.ts";
import { Throughcare } from "./support/throughcare.ts";

const CASE_ID = `optInLetter-${"a".repeat(32)}`;

/** As the API tells a case. */
function aCase(sequence: number, status: "active" | "ended", words: string): Act {
  const at = "2027-01-11T09:00:00.000Z";
  return answers(200, {
    caseId: CASE_ID,
    process: "optInLetter",
    title: "Opt-in letter",
    sequence,
    status,
    state: { paths: ["somewhere"], words: [words], since: at },
    owner: { role: "hrOperations" },
    deadlines: [],
    tasks: [],
    allowed: [],
    updatedAt: at,
    links: { temporal: "http://127.0.0.1:8233/a" },
  });
}

let home: string;
let api: UnsteadyServer;

beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), "throughcare-watching-"));
});
afterEach(async () => {
  await Promise.all([api.close(), rm(home, { recursive: true, force: true })]);
});

describe("throughcare show --watch", () => {
  test("asks on while the API is away, says so once, and goes on when it is back", async () => {
    const away = tellsProblem(503, "unavailable");
    api = await UnsteadyServer.start(aCase(1, "active", "Waiting"), breaksOff, away, aCase(2, "ended", "Over"));
    const { code, stdout, stderr } = await new Throughcare(home, api.url).run(["show", CASE_ID, "--watch"]);
    expect(code).toBe(0);
    expect(stdout.match(/State +(Waiting|Over)/g)).toHaveLength(2);
    expect(stderr.match(/asking on/g)).toHaveLength(1);
  });

  test("ends at once when there is nothing to watch, or no longer anything this person may see", async () => {
    api = await UnsteadyServer.start(aCase(1, "active", "Waiting"), tellsProblem(401, "unauthenticated"));
    const { code, stderr } = await new Throughcare(home, api.url).run(["show", CASE_ID, "--watch"]);
    expect({ code, stderr }).toEqual({ code: 4, stderr: expect.stringContaining("throughcare login") });
  });

  test.skipIf(!HAS_TERMINAL)(
    "says below the case on a terminal that the API is away, and that it has ended",
    async () => {
      api = await UnsteadyServer.start(aCase(1, "active", "Waiting"), breaksOff, aCase(2, "ended", "Over"));
      const terminal = new Terminal(["show", CASE_ID, "--watch"], { THROUGHCARE_HOME: home, THROUGHCARE_URL: api.url });
      expect(await terminal.ended()).toBe(0);
      expect(terminal.shown).toMatch(/No answer from [^\n]*asking every second[\s\S]*It has ended/);
    },
  );
});
