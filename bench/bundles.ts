import { stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { bundleWorkflowCode, DefaultLogger } from "@temporalio/worker";
import { workflowBundle } from "../worker/workflow-bundle.ts";
import type { SideName } from "./sides.ts";

/** Paths of the bundled workflow code of both sides. */
export type Bundles = Readonly<Record<SideName, string>>;

/** Bundles both sides into a folder. */
export async function bundlesIn(folder: string): Promise<Bundles> {
  const throughcare = await workflowBundle(folder);
  if (!("codePath" in throughcare)) throw new Error("The worker's bundle is kept as a file");
  return { throughcare: throughcare.codePath, handWritten: await handWrittenBundle(folder) };
}

/** Bundles the hand-written workflow alone, in the way the worker's own bundle is made. */
export async function handWrittenBundle(folder: string): Promise<string> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: path.join(import.meta.dirname, "hand-written", "opt-in-letter.ts"),
    logger: new DefaultLogger("WARN"),
  });
  const codePath = path.join(folder, "hand-written.js");
  await writeFile(codePath, code);
  return codePath;
}

export async function sizeOf(codePath: string): Promise<number> {
  return (await stat(codePath)).size;
}
