import { sealJson } from "../crypto/sealed-json.ts";
import type { SealingKey } from "../crypto/sealing-key.ts";
import type { CaseCommit } from "../case-commit.ts";
import type { Row } from "../recordset.ts";
import type { cases } from "../schema/cases.ts";

/** The case's row after a commit. What only the opening tells stays as it was stored. */
export function caseRow(
  { caseId, process, definitionVersion, sequence, at, state, opening }: CaseCommit,
  key: SealingKey,
): Row<typeof cases> {
  const nextDeadline = Math.min(Infinity, ...state.deadlines.map(({ due }) => due));
  return {
    caseId,
    process,
    definitionVersion,
    sequence,
    statePaths: [...state.paths],
    stateWords: [...state.words],
    states: withParents(state.paths),
    since: state.since,
    status: state.status,
    outcome: state.outcome ?? null,
    allowed: [...state.allowed],
    deadlines: state.deadlines,
    nextDeadline,
    // The statement moves it by the case's clock offset, which it alone reads safely.
    nextDeadlineWall: nextDeadline,
    ownerRole: state.owner.role,
    ownerName: state.owner.name ?? null,
    region: opening?.region ?? null,
    memberOf: opening ? (opening.memberOf ?? (state.memberOf || null)) : (state.memberOf ?? null),
    restrictedTo: [...(state.restrictedTo ?? [])],
    rehearsal: opening?.rehearsal ?? false,
    clockOffsetMs: 0,
    facts: sealJson(key, state.facts),
    identifiers: opening ? sealJson(key, opening.identifiers) : null,
    startedAt: opening?.startedAt ?? at,
    updatedAt: at,
  };
}

function withParents(paths: readonly string[]): string[] {
  const all = paths.flatMap((path) => {
    const parts = path.split(".");
    return parts.map((_, index) => parts.slice(0, index + 1).join("."));
  });
  return [...new Set(all)];
}
