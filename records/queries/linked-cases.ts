import { eq, or, sql } from "drizzle-orm";
import type { Records } from "../records.ts";
import { cases } from "../schema/cases.ts";
import { linkedCaseColumns, type LinkedCase } from "./linked-case.ts";

/** A case, the campaign or group it belongs to, and everyone in that: what must stand at one instant in a rehearsal. */
export async function linkedCases({ db }: Records, caseId: string): Promise<readonly LinkedCase[]> {
  const head = sql`(select coalesce(self.member_of, self.case_id) from ${cases} as self where self.case_id = ${caseId})`;
  return db
    .select(linkedCaseColumns)
    .from(cases)
    .where(or(eq(cases.caseId, head), eq(cases.memberOf, head), eq(cases.caseId, caseId)))
    .orderBy(cases.caseId);
}
