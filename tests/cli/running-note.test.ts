import { chown, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { apiUrl, home, runningNote } from "../../cli/session/home.ts";

const HERE = "http://127.0.0.1:3000";

let checkout: string;
let folder: string;

beforeEach(async () => {
  checkout = await mkdtemp(path.join(tmpdir(), "throughcare-note-"));
  folder = path.join(checkout, ".throughcare");
  await mkdir(path.join(checkout, "inside"), { recursive: true });
  await mkdir(folder);
  vi.stubEnv("THROUGHCARE_HOME", "");
  vi.stubEnv("THROUGHCARE_URL", undefined);
  vi.spyOn(process, "cwd").mockReturnValue(path.join(checkout, "inside"));
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await rm(checkout, { recursive: true, force: true });
});

async function noted(note: unknown): Promise<void> {
  await writeFile(path.join(folder, "running.json"), JSON.stringify(note));
}

describe("A note of a running system above the working folder", () => {
  test.each(["http://127.0.0.1:4100", "http://localhost:4100", "http://[::1]:4100"])(
    "is followed to %s",
    async (api) => {
      await noted({ api, issuer: `${api}/auth` });
      expect(home()).toBe(folder);
      expect(apiUrl(undefined)).toBe(api);
      expect(runningNote().issuer).toBe(`${api}/auth`);
    },
  );

  test.each([
    "http://198.51.100.7",
    "https://throughcare.example",
    "http://127.0.0.1.example",
    "http://localhost@example.org",
  ])("is not followed to another machine: %s", async (api) => {
    await noted({ api, issuer: api });
    expect(apiUrl(undefined)).toBe(HERE);
    expect(runningNote()).toEqual({});
  });

  test.each([null, [], { api: 3000 }, { api: "nowhere" }])("says nothing when it is no note: %j", async (note) => {
    await noted(note);
    expect(apiUrl(undefined)).toBe(HERE);
  });

  test.skipIf(process.getuid?.() !== 0)(
    "is not followed in a folder of somebody else's, where no login is kept either",
    async () => {
      await noted({ api: "http://127.0.0.1:4100" });
      await chown(folder, 65_534, 65_534);
      expect(home()).not.toBe(folder);
      expect(apiUrl(undefined)).toBe(HERE);
    },
  );
});
