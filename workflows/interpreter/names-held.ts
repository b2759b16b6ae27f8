import type { CaseContext, ProcessDefinition } from "../../machines/shared/process-definition.ts";
import type { ClaimChanges } from "../../records/case-commit.ts";
import type { LiveCase } from "./live-case.ts";

/** The names a case holds, so that no other case may, each once; none before its first transition. Pure. */
export function namesHeld(definition: ProcessDefinition, live: Pick<LiveCase, "snapshot" | "sequence">): string[] {
  if (!definition.holds || live.sequence < 0) return [];
  return [...new Set(definition.holds(live.snapshot.context as CaseContext))];
}

/** What a case holds after a transition and did not before, and the other way round; `undefined` when neither. Pure. */
export function claimChanges(before: readonly string[], after: readonly string[]): ClaimChanges | undefined {
  const held = after.filter((name) => !before.includes(name));
  const released = before.filter((name) => !after.includes(name));
  return held.length > 0 || released.length > 0 ? { held, released } : undefined;
}
