import type { Problem } from "../../client/index.ts";
import { plain } from "./plain.ts";

/** A problem in plain words: what happened, why, and what can be done. */
export function problemText({ detail, reasons = [], state, allowed, status, kind, idempotencyKey }: Problem): string {
  const lines = [plain(detail)];
  for (const { field, message } of reasons.filter((reason) => reason.message !== detail))
    lines.push(`  ${field === undefined ? "" : `${plain(field)}: `}${plain(message)}`);
  if (state) lines.push(`The case is: ${state.words.map(plain).join("; ")}`);
  if (allowed) lines.push(`It takes now: ${allowed.map(({ event }) => plain(event)).join(", ") || "nothing"}`);
  if (status === 401) lines.push("Sign in with: throughcare login ROLE");
  if (isOpen(kind) && idempotencyKey !== undefined)
    lines.push(`To make sure, repeat the command with --key ${idempotencyKey}`);
  return lines.join("\n");
}

/** It may have been done, or will be. */
function isOpen(kind: Problem["kind"]): boolean {
  return kind === "unreachable" || kind === "unavailable" || kind === "pending";
}
