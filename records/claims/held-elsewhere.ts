import { and, inArray, ne, not } from "drizzle-orm";
import type { CaseCommit } from "../case-commit.ts";
import type { Records } from "../records.ts";
import { claims } from "../schema/claims.ts";
import { claimDigests } from "./claim-digests.ts";
import { isFree } from "./is-free.ts";

/** The ids of other cases that have a name which a commit, already stored, says its own case holds. */
export async function heldElsewhere(records: Records, { caseId, claims: changes }: CaseCommit): Promise<string[]> {
  if (!changes || changes.held.length === 0) return [];
  const digests = [...claimDigests(records.keyring, changes.held)];
  const others = await records.db
    .selectDistinct({ caseId: claims.caseId })
    .from(claims)
    .where(and(inArray(claims.claim, digests), ne(claims.caseId, caseId), not(isFree)));
  return others.map((other) => other.caseId);
}
