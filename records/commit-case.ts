import { and, eq } from "drizzle-orm";
import type { CaseCommit } from "./case-commit.ts";
import { sweepClaims } from "./claims/sweep-claims.ts";
import { CommitOutOfOrder, OpeningMissing, OtherCommitStored } from "./commit/commit-errors.ts";
import { commitHash } from "./commit/commit-hash.ts";
import { commitParameters } from "./commit/commit-parameters.ts";
import { moveCase, openCase } from "./commit/commit-statement.ts";
import { replaceCommit } from "./commit/replace-commit.ts";
import type { Records } from "./records.ts";
import { caseCommits } from "./schema/case-commits.ts";
import { cases } from "./schema/cases.ts";

export interface CommitSource {
  /** The commit is in the case's own history for good: what another task left under its sequence never happened. */
  readonly inHistory: boolean;
}

export type Committed = "committed" | "alreadyCommitted" | "replaced";

/**
 * Writes one transition of a case down, whole or not at all. A commit that is stored already changes nothing, whoever
 * else is writing it at the same moment. One that finds another commit of its sequence replaces that one and everything
 * after it, but only when it is known to be in the case's history. Throws CommitOutOfOrder when one before it is
 * missing, OtherCommitStored, OpeningMissing, and CaseKeyDestroyed.
 */
export async function commitCase(
  records: Records,
  commit: CaseCommit,
  { inHistory }: CommitSource = { inHistory: false },
): Promise<Committed> {
  const outcome = await store(records, commit, inHistory);
  if (commit.claims || outcome === "replaced") await sweepClaims(records.db, commit.caseId);
  return outcome;
}

async function store(records: Records, commit: CaseCommit, inHistory: boolean): Promise<Committed> {
  const { caseId, sequence } = commit;
  if (sequence === 0 && !commit.opening) throw new OpeningMissing(caseId);
  const statement = sequence === 0 ? openCase : moveCase;
  const key = await records.keys.of(caseId);
  const hash = commitHash(commit, key);
  const parameters = commitParameters(commit, records.keyring, key, hash);
  for (;;) {
    const stored = await statement(records.db, commit).execute(parameters);
    if (stored.length > 0) return "committed";
    const standing = await standingAt(records, commit);
    if (standing === undefined || standing.sequence < sequence - 1) {
      throw new CommitOutOfOrder(caseId, sequence, standing?.sequence);
    }
    // The one before arrived between the two statements: try again.
    if (standing.sequence < sequence) continue;
    if (standing.hash === hash) return "alreadyCommitted";
    if (!inHistory) throw new OtherCommitStored(caseId, sequence);
    const replaced = await replaceCommit(records.db, commit, parameters, key);
    if (replaced) return replaced;
  }
}

/** Where a case stands, and which commit it has under this one's sequence. */
async function standingAt({ db }: Records, { caseId, sequence }: CaseCommit) {
  const [standing] = await db
    .select({ sequence: cases.sequence, hash: caseCommits.hash })
    .from(cases)
    .leftJoin(caseCommits, and(eq(caseCommits.caseId, cases.caseId), eq(caseCommits.sequence, sequence)))
    .where(eq(cases.caseId, caseId));
  return standing;
}
