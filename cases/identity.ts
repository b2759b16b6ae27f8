import { createHash } from "node:crypto";
import { contractOf } from "../machines/contracts.ts";

/** How cases, events and their repeats are named: opaque hashes, so that no name holds personal data. */

/** Case id, which is the workflow id: the same client and key give the same case. */
export function caseIdFor(process: string, client: string, idempotencyKey: string): string {
  return `${process}-${sha256(["case", process, client, idempotencyKey]).slice(0, 32)}`;
}

/** The process of a case, by its id; nothing when there is no such process. */
export function processOf(caseId: string): string | undefined {
  const process = caseId.slice(0, caseId.lastIndexOf("-"));
  return contractOf(process) && process;
}

/** The name of one event to one case, and the id of its update in Temporal. */
export function eventKey(client: string, caseId: string, idempotencyKey: string): string {
  return sha256(["event", client, caseId, idempotencyKey]);
}

/** Tells a repeat from a conflict: the same name and body give the same fingerprint, whatever the order of fields. */
export function fingerprintOf(name: string, body: unknown): string {
  return sha256([name, canonical(body)]);
}

export function sha256(parts: readonly string[]): string {
  // Lengths first, so that no two lists of parts run together into one text.
  return createHash("sha256")
    .update(parts.map((part) => `${part.length}:${part}`).join(""))
    .digest("hex");
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
