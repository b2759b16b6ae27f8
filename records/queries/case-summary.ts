import { getTableColumns } from "drizzle-orm";
import type { Instant } from "../../machines/shared/time.ts";
import type { CaseState, Deadline } from "../case-commit.ts";
import { cases } from "../schema/cases.ts";

/** A case as lists show it: no personal data, and nothing to decrypt. */
export interface CaseSummary {
  readonly caseId: string;
  readonly process: string;
  readonly definitionVersion: number;
  readonly sequence: number;
  readonly paths: readonly string[];
  readonly words: readonly string[];
  readonly since: Instant;
  readonly status: CaseState["status"];
  readonly outcome?: string;
  readonly allowed: readonly string[];
  readonly deadlines: readonly Deadline[];
  /** In the case's own time. */
  readonly nextDeadline?: Instant;
  readonly owner: { readonly role: string; readonly name?: string };
  readonly region?: string;
  readonly memberOf?: string;
  /** Ids of the staff who alone may see it; empty for a case that is not restricted. */
  readonly restrictedTo: readonly string[];
  readonly rehearsal: boolean;
  /** How far the case's own time is ahead of the clock on the wall. */
  readonly clockOffsetMs: number;
  readonly startedAt: Instant;
  readonly updatedAt: Instant;
}

const { facts: _facts, identifiers: _identifiers, states: _states, ...columns } = getTableColumns(cases);

/** The columns a summary is made of, with the one lists are sorted by. */
export const summaryColumns = columns;

export type SummaryRow = Omit<typeof cases.$inferSelect, "facts" | "identifiers" | "states">;

export function caseSummary(row: SummaryRow): CaseSummary {
  const {
    statePaths,
    stateWords,
    outcome,
    nextDeadline,
    nextDeadlineWall: _wall,
    ownerRole,
    ownerName,
    region,
    memberOf,
    ...rest
  } = row;
  return {
    ...rest,
    paths: statePaths,
    words: stateWords,
    ...(outcome !== null && { outcome }),
    ...(nextDeadline !== Infinity && { nextDeadline }),
    owner: { role: ownerRole, ...(ownerName !== null && { name: ownerName }) },
    ...(region !== null && { region }),
    ...(memberOf !== null && { memberOf }),
  };
}
