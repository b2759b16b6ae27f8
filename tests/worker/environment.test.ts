import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const MAIN = path.join(import.meta.dirname, "..", "..", "worker", "main.ts");

test("The worker does not start when it would tell GOV.UK Notify of people in the clear", async () => {
  const env = { ...process.env, NOTIFY_BASE_URL: "http://notify.example" };
  const starting = promisify(execFile)(process.execPath, [MAIN], { env });
  await expect(starting).rejects.toMatchObject({ stderr: expect.stringMatching(/NOTIFY_BASE_URL: must be https/) });
});
