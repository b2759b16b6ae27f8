import { and, eq, ne, not, or, sql } from "drizzle-orm";
import type { Instant } from "../../machines/shared/time.ts";
import type { Records } from "../records.ts";
import { claims } from "../schema/claims.ts";
import { isFree } from "./is-free.ts";

/** Another case that has a claim. */
export interface Holder {
  readonly by: string;
  /** When it last asked for it. */
  readonly claimedAt: Instant;
  /** Whether it is that case's for good, or only reserved for an event on its way there. */
  readonly held: boolean;
}

export type Claimed = { readonly claimed: true } | ({ readonly claimed: false } & Holder);

/**
 * Reserves what only one case may have ("one tag per person and sentence"), before the case is accepted. Of any number
 * that ask at once, one gets it; asking again for the same case is the same claim. The text is opaque: a hash.
 *
 * With the key of an event it is reserved for that event alone, until the reservation is withdrawn or a commit says that
 * the case holds it; without one the case has it for good.
 */
export async function claim({ db }: Records, claimText: string, caseId: string, eventKey?: string): Promise<Claimed> {
  const { reservedFor } = claims;
  for (;;) {
    const mine = { caseId, claimedAt: Date.now() };
    const kept = eventKey === undefined ? { held: true, reservedFor: [] } : { held: false, reservedFor: [eventKey] };
    const taken = await db
      .insert(claims)
      .values({ claim: claimText, ...mine, ...kept })
      .onConflictDoUpdate({
        target: claims.claim,
        set: {
          ...mine,
          held: sql`${claims.held} or excluded.held`,
          reservedFor: sql`case when ${reservedFor} @> excluded.reserved_for then ${reservedFor}
            else ${reservedFor} || excluded.reserved_for end`,
        },
        setWhere: or(eq(claims.caseId, caseId), isFree),
      })
      .returning({ caseId: claims.caseId });
    if (taken.length > 0) return { claimed: true };
    const [holder] = await db
      .select({ by: claims.caseId, claimedAt: claims.claimedAt, held: claims.held })
      .from(claims)
      .where(and(eq(claims.claim, claimText), ne(claims.caseId, caseId), not(isFree)));
    if (holder) return { claimed: false, ...holder };
    // Released between the two statements: it is free now.
  }
}
