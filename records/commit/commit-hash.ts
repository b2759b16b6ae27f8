import { createHmac } from "node:crypto";
import type { CaseCommit } from "../case-commit.ts";
import type { SealingKey } from "../crypto/sealing-key.ts";

/**
 * Tells the repeat of a commit from another commit of the same sequence: HMAC-SHA256 in hex over all of it, whatever
 * the order of fields. Under the case's own key, so that nobody can guess at the content once that has been destroyed.
 */
export function commitHash(commit: CaseCommit, { key }: SealingKey): string {
  return createHmac("sha256", key).update("throughcare commit ").update(canonical(commit)).digest("hex");
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
