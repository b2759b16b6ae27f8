import { and, desc, eq, inArray, or } from "drizzle-orm";
import type { IdentifierKind } from "../case-commit.ts";
import { identifierDigests } from "../crypto/identifier-digests.ts";
import type { Records } from "../records.ts";
import { caseIdentifiers } from "../schema/case-identifiers.ts";
import { cases } from "../schema/cases.ts";
import { caseSummary, summaryColumns, type CaseSummary } from "./case-summary.ts";
import { seenBy, type Viewer } from "./viewer.ts";

/** Nobody has more cases than this. */
const AT_MOST = 200;

/** The cases of one person by any of their identifiers, the latest first, as far as the viewer may know of them. */
export async function searchCases(
  { db, keyring }: Records,
  identifiers: { readonly [Kind in IdentifierKind]?: string },
  viewer?: Viewer,
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
    .where(and(inArray(cases.caseId, identified), ...(viewer ? seenBy(viewer) : [])))
    .orderBy(desc(cases.startedAt), cases.caseId)
    .limit(AT_MOST);
  return rows.map(caseSummary);
}
