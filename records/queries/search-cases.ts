import { and, desc, eq, inArray, or } from "drizzle-orm";
import type { IdentifierKind } from "../case-commit.ts";
import { identifierDigests } from "../crypto/identifier-digests.ts";
import type { Records } from "../records.ts";
import { caseIdentifiers } from "../schema/case-identifiers.ts";
import { cases } from "../schema/cases.ts";
import { caseSummary, summaryColumns, type CaseSummary } from "./case-summary.ts";

/** Nobody has more cases than this. */
const AT_MOST = 200;

/** The cases of one person by any of their identifiers, the latest first. Without an identifier, none. */
export async function searchCases(
  { db, keyring }: Records,
  identifiers: { readonly [Kind in IdentifierKind]?: string },
): Promise<readonly CaseSummary[]> {
  const matches = Object.entries(identifiers).map(([kind, value]) => {
    const known = kind as IdentifierKind;
    return and(
      eq(caseIdentifiers.kind, known),
      inArray(caseIdentifiers.digest, [...identifierDigests(keyring, known, value)]),
    );
  });
  if (matches.length === 0) return [];
  const identified = db
    .select({ caseId: caseIdentifiers.caseId })
    .from(caseIdentifiers)
    .where(or(...matches));
  const rows = await db
    .select(summaryColumns)
    .from(cases)
    .where(inArray(cases.caseId, identified))
    .orderBy(desc(cases.startedAt), cases.caseId)
    .limit(AT_MOST);
  return rows.map(caseSummary);
}
