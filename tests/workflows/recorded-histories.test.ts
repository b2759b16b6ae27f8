import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { DefaultLogger, Runtime, Worker } from "@temporalio/worker";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { HISTORIES } from "../support/record-history.ts";

const files = recordedHistories();

beforeAll(() => {
  Runtime.install({ logger: new DefaultLogger("ERROR") });
});

describe("cases that ran on an earlier version", () => {
  it("are kept", () => {
    expect(files).not.toEqual([]);
  });

  it.each(files)("go on with this one: %s", async (file) => {
    const history: unknown = JSON.parse(await readFile(path.join(HISTORIES, file), "utf8"));
    const bundle = { codePath: inject("workflowBundle") };
    await expect(
      Worker.runReplayHistory({ workflowBundle: bundle }, history, path.parse(file).name),
    ).resolves.toBeUndefined();
  });
});

function recordedHistories(): string[] {
  try {
    return readdirSync(HISTORIES).filter((file) => file.endsWith(".json"));
  } catch {
    return [];
  }
}
