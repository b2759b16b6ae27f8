import type { CaseCommit } from "../case-commit.ts";
import { claimDigests } from "../claims/claim-digests.ts";
import type { Keyring } from "../crypto/keyring.ts";
import type { Row } from "../recordset.ts";
import type { claims } from "../schema/claims.ts";

/** What a commit says its case holds from now on and holds no more. */
export interface ClaimRows {
  readonly held: readonly Row<typeof claims>[];
  readonly released: readonly Partial<Row<typeof claims>>[];
}

/** A claim is dated by the clock on the wall, as the one that reserved it was, and never by a rehearsal's. */
export function claimRows({ caseId, claims: changes }: CaseCommit, ring: Keyring): ClaimRows {
  const { held = [], released = [] } = changes ?? {};
  const claimedAt = Date.now();
  return {
    held: claimDigests(ring, held).map((claim) => ({ claim, caseId, claimedAt, held: true, reservedFor: [] })),
    released: claimDigests(ring, released).map((claim) => ({ claim })),
  };
}
