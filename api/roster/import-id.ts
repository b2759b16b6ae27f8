import { createHash } from "node:crypto";

/** The same file for the same campaign has the same id, so that submitting it again imports nobody twice. */
export function importIdOf(caseId: string, bytes: Buffer): string {
  return createHash("sha256").update(caseId).update("\0").update(bytes).digest("hex").slice(0, 32);
}
