import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { signInAt } from "../../dev/demo/sign-in.ts";
import { RunningSystem } from "../system/running-system.ts";
import { fuzzedDocument } from "./fuzzed-document.ts";
import { knownCases } from "./known-cases.ts";
import type { Document } from "./open-api.ts";
import { installedFuzzer, NoFuzzer } from "./python.ts";
import { runChild } from "./run-child.ts";

/**
 * `npm run fuzz`: asks operations of the OpenAPI document of a real system what nobody would ask. No 5xx, no answer and
 * no type of content that is not in the document, nothing taken that its schema forbids. Without Python it is skipped,
 * unless FUZZ=required. FUZZ_EVENTS=all asks every operation there is; FUZZ_EXAMPLES is of each; FUZZ_ARGS is handed on.
 */

/** Besides the boundaries of every field, which are always tried. */
const EXAMPLES = process.env["FUZZ_EXAMPLES"] ?? "8";
const ALL_EVENTS = process.env["FUZZ_EVENTS"] === "all";
const ARGS = (process.env["FUZZ_ARGS"] ?? "").split(" ").filter((arg) => arg !== "");

/** Minutes. */
const LONGEST = ALL_EVENTS ? 45 : 8;

const stop = new AbortController();
// However often: Ctrl-C comes from the terminal, and once more from npm.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stop.abort());

/** Prints what it finds, each with the request to ask again. Resolves with the exit code. */
async function fuzz(folder: string): Promise<number> {
  const python = await installedFuzzer(path.join(folder, "python"), stop.signal);
  stop.signal.throwIfAborted();
  const home = path.join(folder, "home");
  const system = await RunningSystem.start(home);
  try {
    const whole = await system.get<Document>("/openapi.json");
    const { document, asks } = fuzzedDocument(whole, await knownCases(system), ALL_EVENTS);
    console.info(asks);
    await writeFile(path.join(folder, "openapi.json"), JSON.stringify(document));
    // It looks for its configuration where it runs.
    await cp(path.join(import.meta.dirname, "schemathesis.toml"), path.join(folder, "schemathesis.toml"));
    const args = ["-m", "schemathesis.cli", "run", "openapi.json", "--url", system.api, "-n", EXAMPLES];
    const env = {
      ...process.env,
      FUZZ_TOKEN: await signInAt(system.issuer)(),
      FUZZ_NOTIFY_TOKEN: (await readFile(path.join(home, "notify-callback.key"), "utf8")).trim(),
    };
    const late = AbortSignal.timeout(LONGEST * 60_000);
    late.addEventListener("abort", () => console.info(`Not done after ${LONGEST} minutes`));
    const { code } = await runChild(
      python,
      [...args, "--no-color", "--warnings", "off", ...ARGS],
      AbortSignal.any([stop.signal, late]),
      { cwd: folder, env, stdio: ["ignore", "inherit", "inherit"] },
    );
    stop.signal.throwIfAborted();
    return code;
  } finally {
    await system.interrupt();
  }
}

const folder = await mkdtemp(path.join(tmpdir(), "throughcare-fuzz-"));
try {
  process.exitCode = await fuzz(folder);
  console.info(process.exitCode === 0 ? "fuzz: passed" : "fuzz: failed");
} catch (error) {
  const stopped = stop.signal.aborted;
  const skipped = error instanceof NoFuzzer && process.env["FUZZ"] !== "required" && !stopped;
  process.exitCode = skipped ? 0 : 1;
  console.info(`fuzz: ${skipped ? "skipped" : "failed"}, ${stopped ? "it was stopped" : (error as Error).message}`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
