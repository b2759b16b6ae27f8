import { eq } from "drizzle-orm";
import type { Instant } from "../../machines/shared/time.ts";
import type { Records } from "../records.ts";
import { claims } from "../schema/claims.ts";

export type Claimed =
  | { readonly claimed: true }
  /** Held by another case, since an instant. */
  | { readonly claimed: false; readonly by: string; readonly claimedAt: Instant };

/**
 * Reserves what only one case may have ("one tag per person and sentence"), before the case is accepted. Of any number
 * that ask at once, one gets it; asking again for the same case is the same claim. The text is opaque: a hash.
 */
export async function claim({ db }: Records, claimText: string, caseId: string): Promise<Claimed> {
  for (;;) {
    const taken = await db
      .insert(claims)
      .values({ claim: claimText, caseId, claimedAt: Date.now() })
      .onConflictDoNothing()
      .returning({ caseId: claims.caseId });
    if (taken.length > 0) return { claimed: true };
    const [holder] = await db
      .select({ by: claims.caseId, claimedAt: claims.claimedAt })
      .from(claims)
      .where(eq(claims.claim, claimText));
    if (holder) return holder.by === caseId ? { claimed: true } : { claimed: false, ...holder };
    // Released between the two statements: it is free now.
  }
}
