import { and, desc, eq, gte } from "drizzle-orm";
import type { CaseCommit } from "../case-commit.ts";
import { sealJson } from "../crypto/sealed-json.ts";
import type { SealingKey } from "../crypto/sealing-key.ts";
import type { Db } from "../db.ts";
import { caseCommits } from "../schema/case-commits.ts";
import { caseIdentifiers } from "../schema/case-identifiers.ts";
import { cases } from "../schema/cases.ts";
import type { CommitParameters } from "./commit-parameters.ts";
import { moveCase } from "./commit-statement.ts";
import { takeBack } from "./take-back.ts";

/**
 * Puts a commit in the place of what is stored from its sequence on, in one transaction. `undefined` when there is
 * nothing to replace any more: somebody else did meanwhile.
 */
export async function replaceCommit(
  db: Db,
  commit: CaseCommit,
  parameters: CommitParameters,
  key: SealingKey,
): Promise<"replaced" | "alreadyCommitted" | undefined> {
  const { caseId, sequence, opening } = commit;
  return db.transaction(async (transaction) => {
    const [standing] = await transaction
      .select({ clockOffsetMs: cases.clockOffsetMs })
      .from(cases)
      .where(eq(cases.caseId, caseId))
      .for("update");
    const stored = await transaction
      .select()
      .from(caseCommits)
      .where(and(eq(caseCommits.caseId, caseId), gte(caseCommits.sequence, sequence)))
      .orderBy(desc(caseCommits.sequence));
    const other = stored.at(-1);
    if (!standing || other?.sequence !== sequence) return undefined;
    if (other.hash === parameters.hash) return "alreadyCommitted";

    const kept = await takeBack(transaction, { caseId, from: sequence, stored, ...standing });
    // The case's row is as the commit before left it in all that the statement asks for.
    await transaction
      .update(cases)
      .set({ sequence: sequence - 1, ...(opening && openingColumns(opening, key)) })
      .where(eq(cases.caseId, caseId));
    if (opening) await transaction.delete(caseIdentifiers).where(eq(caseIdentifiers.caseId, caseId));
    await moveCase(transaction, commit).execute({ ...parameters, queued: without(parameters["queued"], kept) });
    return "replaced";
  });
}

/** The clock of a rehearsal is not among them: it is moved by others. */
function openingColumns(
  { startedAt, region, memberOf, rehearsal, identifiers }: NonNullable<CaseCommit["opening"]>,
  key: SealingKey,
) {
  return {
    startedAt,
    region: region ?? null,
    memberOf: memberOf ?? null,
    rehearsal,
    identifiers: sealJson(key, identifiers),
  };
}

/** The rows to queue, without those whose place a message that was attempted keeps. */
function without(queued: unknown, kept: ReadonlySet<string>): string {
  const rows = JSON.parse(String(queued)) as readonly { readonly message_id: string }[];
  return JSON.stringify(rows.filter((row) => !kept.has(row.message_id)));
}
