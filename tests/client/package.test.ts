import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildPackage } from "../../dev/package/build-package.ts";
import { runningApi } from "../api/support/running-api.ts";
import { CHROMIUM, inBrowser } from "./support/in-browser.ts";

const run = promisify(execFile);
const TSC = path.join(import.meta.dirname, "..", "..", "node_modules", "typescript", "bin", "tsc");

const running = runningApi();
let application: string;

beforeAll(async () => {
  application = await mkdtemp(path.join(tmpdir(), "another-application-"));
  const installed = path.join(application, "node_modules", "throughcare");
  await mkdir(installed, { recursive: true });
  const built = path.join(application, "built");
  await buildPackage(built);
  await cp(built, installed, { recursive: true });
  await writeFile(path.join(application, "package.json"), JSON.stringify({ type: "module" }));
});
afterAll(() => rm(application, { recursive: true, force: true }));

/** What the compiler has to say of a program of an application that has installed the package, and nothing else. */
async function compilerOn(program: string): Promise<string> {
  await writeFile(path.join(application, "program.ts"), program);
  const options = ["--strict", "--noEmit", "--module", "nodenext", "--target", "es2022", "--lib", "es2022,dom"];
  try {
    await run(process.execPath, [TSC, ...options, "--types", "", "program.ts"], { cwd: application });
    return "";
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

const FRONT = `import { createClient, type CaseView, type Problem } from "throughcare/client";
const client = createClient({ baseUrl: "https://throughcare.test" });
`;

describe("Another application, with the package of the client installed and nothing else", () => {
  test("compiles, its types written out: no zod, no contracts, whatever is checked of libraries", async () => {
    const right = `${FRONT}
const sent = await client.optInLetter.send("optInLetter-0", "questionAsked", { question: "When?" });
export const problem: Problem | undefined = sent.ok ? undefined : sent.problem;
export const view: CaseView | undefined = sent.ok ? sent.value.view : undefined;
if (sent.ok) await sent.value.waitFor("awaitingLetter");
await client.optInLetter.send("optInLetter-0", "absenceReported");
await client.optInCampaign.roster.submit("optInCampaign-0", "csv");
`;
    expect(await compilerOn(right)).toBe("");
  });

  test.each([
    ["an event", `client.optInLetter.send("", "optedInn");`],
    ["a body", `client.optInLetter.send("", "optedIn", { receivedBy: "pigeon" });`],
    ["a missing body", `client.optInLetter.send("", "questionAsked");`],
    ["a process", `client.optOut;`],
  ])("does not compile with %s that the contracts do not have", async (_what, wrong) => {
    expect(await compilerOn(`${FRONT}void ${wrong}`)).toMatch(/^program\.ts\(3,/);
  });

  test("runs", async () => {
    const program = `import { createClient } from "throughcare/client";
const token = async () => "${await running().issuer.token()}";
const found = await createClient({ baseUrl: "${running().api.url}", token }).processes.list();
console.log(found.ok && found.value.map(({ process }) => process).join());`;
    await writeFile(path.join(application, "program.js"), program);
    const { stdout } = await run(process.execPath, ["program.js"], { cwd: application });
    expect(stdout).toContain("optInLetter");
  });

  test("runs the command line, compiled", async () => {
    // What the command line is made of is installed beside it, as npm would.
    const needed = path.join(import.meta.dirname, "..", "..", "node_modules");
    await symlink(needed, path.join(application, "node_modules", "throughcare", "node_modules"));
    const main = path.join(application, "node_modules", "throughcare", "cli", "main.js");
    const env = { ...process.env, THROUGHCARE_TOKEN: await running().issuer.token() };
    const { stdout } = await run(process.execPath, [main, "processes", "--url", running().api.url], { env });
    expect(stdout).toContain("optInLetter");
  });

  test("has a client that imports nothing but itself, and is small", async () => {
    const folder = path.join(application, "built", "client");
    const files = (await readdir(folder, { recursive: true })).filter((file) => /\.(js|d\.ts)$/.test(file));
    const texts = await Promise.all(files.map((file) => readFile(path.join(folder, file), "utf8")));
    const imported = texts.flatMap((text) =>
      [...text.matchAll(/(?<!")\b(?:from|import)\s*\(?"([^"]+)"/g)].map(([, name]) => name),
    );
    expect(imported.length).toBeGreaterThan(20);
    expect(imported.filter((name) => !/^\.\.?\//.test(name ?? ""))).toEqual([]);
    const code = texts.filter((_text, index) => files[index]?.endsWith(".js")).join("");
    expect(code.length).toBeLessThan(40_000);
  });

  test.skipIf(!CHROMIUM)(
    "runs in a browser, as it stands, behind a proxy of the page's own origin",
    { timeout: 60_000 },
    async () => {
      const script = `import { createClient } from "/package/client/index.js";
const client = createClient({ baseUrl: "/api", token: async () => "${await running().issuer.token()}" });
const processes = await client.processes.list();
const cases = await client.optInLetter.list({ limit: 1 });
const missing = await client.cases.get("optInLetter-" + "0".repeat(32));
return { processes: processes.ok, cases: cases.ok, missing: missing.ok || missing.problem.kind };`;
      const folder = path.join(application, "built");
      expect(await inBrowser({ folder, api: running().api.url, script })).toEqual({
        processes: true,
        cases: true,
        missing: "notFound",
      });
    },
  );
});
