import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { signInAt } from "../../dev/demo/sign-in.ts";
import { RunningSystem } from "../system/running-system.ts";
import { fuzzedDocument, type Document } from "./fuzzed-document.ts";
import { knownCases } from "./known-cases.ts";
import { installedFuzzer, NoFuzzer } from "./python.ts";

/**
 * `npm run fuzz`: asks every operation of the OpenAPI document of a real system what nobody would ask. No 5xx, no answer
 * and no type of content that is not in the document, nothing taken that its schema forbids. Without Python it is
 * skipped, unless FUZZ=required; FUZZ_EVENTS=all leaves no event out; FUZZ_EXAMPLES is of each operation.
 */

/** Besides the boundaries of every field, which are always tried. */
const EXAMPLES = process.env["FUZZ_EXAMPLES"] ?? "8";
const ALL_EVENTS = process.env["FUZZ_EVENTS"] === "all";

/** Minutes. */
const LONGEST = ALL_EVENTS ? 30 : 8;

async function fuzz(folder: string): Promise<number> {
  const fuzzer = await installedFuzzer(path.join(folder, "python"));
  const system = await RunningSystem.start(path.join(folder, "home"));
  try {
    const whole = await system.get<Document>("/openapi.json");
    const document = fuzzedDocument(whole, await knownCases(system), ALL_EVENTS);
    const left = Object.keys(whole.paths).length - Object.keys(document.paths).length;
    console.info(`${Object.keys(document.paths).length} addresses; ${left} events are left out, always the same ones`);
    await writeFile(path.join(folder, "openapi.json"), JSON.stringify(document));
    // It looks for its configuration where it runs.
    await cp(path.join(import.meta.dirname, "schemathesis.toml"), path.join(folder, "schemathesis.toml"));
    return await run(fuzzer, folder, system.api, await signInAt(system.issuer)());
  } finally {
    await system.interrupt();
  }
}

/** Prints what it finds, each with the request to ask again. Resolves with the exit code. */
async function run(fuzzer: string, folder: string, api: string, token: string): Promise<number> {
  const args = ["run", "openapi.json", "--url", api, "-H", `Authorization: Bearer ${token}`, "-n", EXAMPLES];
  const child = spawn(fuzzer, [...args, "--no-color", "--warnings", "off"], {
    cwd: folder,
    stdio: ["ignore", "inherit", "inherit"],
    signal: AbortSignal.timeout(LONGEST * 60_000),
  });
  const [code] = (await once(child, "close")) as [number | null];
  return code ?? 1;
}

const folder = await mkdtemp(path.join(tmpdir(), "throughcare-fuzz-"));
try {
  process.exitCode = await fuzz(folder);
  console.info(process.exitCode === 0 ? "fuzz: passed" : "fuzz: failed");
} catch (error) {
  const required = process.env["FUZZ"] === "required";
  process.exitCode = error instanceof NoFuzzer && !required ? 0 : 1;
  console.info(`fuzz: ${process.exitCode === 0 ? "skipped" : "failed"}, ${(error as Error).message}`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
