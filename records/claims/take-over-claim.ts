import { and, eq, inArray } from "drizzle-orm";
import type { Records } from "../records.ts";
import { claims } from "../schema/claims.ts";

/** Hands a claim from one case to another in one step, however often it is asked; `false` when neither holds it. */
export async function takeOverClaim({ db }: Records, claimText: string, from: string, to: string): Promise<boolean> {
  const moved = await db
    .update(claims)
    .set({ caseId: to, claimedAt: Date.now() })
    .where(and(eq(claims.claim, claimText), inArray(claims.caseId, [from, to])))
    .returning({ caseId: claims.caseId });
  return moved.length > 0;
}
