import { eq, sql } from "drizzle-orm";
import { unsealJson } from "../crypto/sealed-json.ts";
import { preparedPerDb } from "../prepared-per-db.ts";
import type { Records } from "../records.ts";
import { cases } from "../schema/cases.ts";
import { caseSummary, summaryColumns, type CaseSummary } from "./case-summary.ts";

export interface CaseDetails extends CaseSummary {
  /** Absent once the case's key has been destroyed. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

const select = preparedPerDb((db) =>
  db
    .select({ ...summaryColumns, facts: cases.facts })
    .from(cases)
    .where(eq(cases.caseId, sql.placeholder("caseId")))
    .prepare("findCase"),
);

/** One case with its facts; none when there is no such case. */
export async function findCase(records: Records, caseId: string): Promise<CaseDetails | undefined> {
  const [rows, key] = await Promise.all([select(records.db).execute({ caseId }), records.keys.find(caseId)]);
  const [row] = rows;
  if (!row) return undefined;
  const { facts: sealedFacts, ...rest } = row;
  const facts = unsealJson<Readonly<Record<string, unknown>>>(key, sealedFacts);
  return { ...caseSummary(rest), ...(facts && { facts }) };
}
