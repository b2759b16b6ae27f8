import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { DefaultLogger, Runtime, Worker } from "@temporalio/worker";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { contracts } from "../../machines/contracts.ts";
import { HISTORIES } from "../support/record-history.ts";

const files = recordedHistories();

beforeAll(() => {
  Runtime.install({ logger: new DefaultLogger("ERROR") });
});

describe("cases that ran on an earlier version", () => {
  it("are kept, of every process", async () => {
    const types = await Promise.all(files.map(async (file) => workflowTypeOf(await readHistory(file))));
    expect(Object.keys(contracts).filter((process) => !types.includes(process))).toEqual([]);
  });

  it.each(files)("go on with this one: %s", async (file) => {
    const history = await readHistory(file);
    const bundle = { codePath: inject("workflowBundle") };
    await expect(
      Worker.runReplayHistory({ workflowBundle: bundle }, history, path.parse(file).name),
    ).resolves.toBeUndefined();
  });
});

function recordedHistories(): string[] {
  return readdirSync(HISTORIES).filter((file) => file.endsWith(".json"));
}

async function readHistory(file: string): Promise<unknown> {
  return JSON.parse(await readFile(path.join(HISTORIES, file), "utf8"));
}

function workflowTypeOf(history: unknown): string | undefined {
  const { events } = history as Recorded;
  return events[0]?.workflowExecutionStartedEventAttributes?.workflowType.name;
}

interface Recorded {
  readonly events: readonly {
    readonly workflowExecutionStartedEventAttributes?: { readonly workflowType: { readonly name: string } };
  }[];
}
