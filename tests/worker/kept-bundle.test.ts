import { chmod, mkdtemp, mkdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { workflowBundle } from "../../worker/workflow-bundle.ts";

let place: string;
beforeAll(async () => void (place = await mkdtemp(path.join(tmpdir(), "throughcare-kept-bundle-"))));
afterAll(() => rm(place, { recursive: true, force: true }));

describe("Workflow code is not taken from a folder", () => {
  it("that others may write to", async () => {
    const folder = path.join(place, "everybody's");
    await mkdir(folder);
    await chmod(folder, 0o777);
    await expect(workflowBundle(folder)).rejects.toThrow(/^Others may write to .*everybody's/);
  });

  it("that is a way to another", async () => {
    const elsewhere = path.join(place, "elsewhere");
    await mkdir(elsewhere, { mode: 0o700 });
    const folder = path.join(place, "link");
    await symlink(elsewhere, folder);
    await expect(workflowBundle(folder)).rejects.toThrow(/^Others may write to .*link/);
  });
});
