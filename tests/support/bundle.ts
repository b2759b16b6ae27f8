import type { TestProject } from "vitest/node";
import { temporaryFolder } from "../../worker/kept-bundle.ts";
import { workflowBundle } from "../../worker/workflow-bundle.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Path of the bundled workflow code: `{ codePath: inject("workflowBundle") }`. */
    workflowBundle: string;
  }
}

/** Vitest's global set-up: the workflow code is bundled once for the whole run. */
export async function setup(project: TestProject): Promise<void> {
  const { codePath } = await workflowBundle(temporaryFolder("bundles"));
  project.provide("workflowBundle", codePath);
}
