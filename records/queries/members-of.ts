import { and, eq, gt } from "drizzle-orm";
import type { Records } from "../records.ts";
import { cases } from "../schema/cases.ts";
import { linkedCaseColumns, type LinkedCase } from "./linked-case.ts";

/** The members of a campaign or group in order of case id, those after the given one. */
export async function membersOf(
  { db }: Records,
  caseId: string,
  after: string | undefined,
  limit: number,
): Promise<readonly LinkedCase[]> {
  return db
    .select(linkedCaseColumns)
    .from(cases)
    .where(and(eq(cases.memberOf, caseId), after === undefined ? undefined : gt(cases.caseId, after)))
    .orderBy(cases.caseId)
    .limit(limit);
}
