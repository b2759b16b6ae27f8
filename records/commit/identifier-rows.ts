import type { CaseCommit } from "../case-commit.ts";
import { identifierDigests } from "../crypto/identifier-digests.ts";
import type { Keyring } from "../crypto/keyring.ts";
import type { Row } from "../recordset.ts";
import type { caseIdentifiers } from "../schema/case-identifiers.ts";

/** Hashed with the current master key only: a search tries the retired ones too. */
export function identifierRows({ caseId, opening }: CaseCommit, ring: Keyring): readonly Row<typeof caseIdentifiers>[] {
  return (opening?.identifiers ?? []).flatMap(({ kind, value }) =>
    identifierDigests(ring, kind, value)
      .slice(0, 1)
      .map((digest) => ({ kind, digest, caseId })),
  );
}
