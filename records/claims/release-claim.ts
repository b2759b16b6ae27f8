import { and, eq } from "drizzle-orm";
import type { Records } from "../records.ts";
import { claims } from "../schema/claims.ts";

/** Gives a claim back; one that another case holds is left alone. */
export async function releaseClaim({ db }: Records, claimText: string, caseId: string): Promise<void> {
  await db.delete(claims).where(and(eq(claims.claim, claimText), eq(claims.caseId, caseId)));
}
