import path from "node:path";
import { keptBundle, temporaryFolder } from "../../../../worker/kept-bundle.ts";

const WORKFLOWS = path.join(import.meta.dirname, "../workflows");

/** The workflow code of these tests, bundled once per state of the sources: every test file starts with it at hand. */
export async function testBundle(file: "index.ts" | "with-a-bug.ts"): Promise<{ readonly codePath: string }> {
  return keptBundle({
    folder: temporaryFolder("test-bundles"),
    name: path.parse(file).name,
    sources: ["workflows", "machines", "tests/workflows/processes", "tests/workflows/durable/workflows"],
    options: { workflowsPath: path.join(WORKFLOWS, file) },
  });
}
