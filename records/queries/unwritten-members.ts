import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { Records } from "../records.ts";
import { cases } from "../schema/cases.ts";
import { importRows, imports } from "../schema/imports.ts";

/** Ids of cases that a campaign's files were answered with and that records do not have: not yet, or never. */
export async function unwrittenMembers({ db }: Records, campaignCaseId: string): Promise<readonly string[]> {
  const found = await db
    .selectDistinct({ caseId: importRows.caseId })
    .from(imports)
    .innerJoin(importRows, eq(importRows.importId, imports.importId))
    .leftJoin(cases, eq(cases.caseId, importRows.caseId))
    .where(and(eq(imports.campaignCaseId, campaignCaseId), isNotNull(importRows.caseId), isNull(cases.caseId)));
  return found.flatMap(({ caseId }) => caseId ?? []);
}
