import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

/** Where a developer's system keeps everything: THROUGHCARE_HOME, or `.throughcare` in the checkout. */
export const HOME = path.resolve(
  process.env["THROUGHCARE_HOME"] ?? path.join(import.meta.dirname, "..", ".throughcare"),
);

/** Where a running system says that it runs, and where. */
export const RUNNING_NOTE = path.join(HOME, "running.json");

/** A secret of this machine's own system, made at the first start and kept. Base64, 32 bytes; see {@link inAddress}. */
export async function keptSecret(name: string): Promise<string> {
  const file = path.join(HOME, `${name}.key`);
  await mkdir(HOME, { recursive: true });
  try {
    return (await readFile(file, "utf8")).trim();
  } catch {
    const secret = randomBytes(32).toString("base64");
    await writeFile(file, `${secret}\n`, { mode: 0o600, flag: "wx" });
    return secret;
  }
}

/** A kept secret as part of an address: the same bytes without the signs that mean something there. */
export function inAddress(secret: string): string {
  return Buffer.from(secret, "base64").toString("base64url");
}
