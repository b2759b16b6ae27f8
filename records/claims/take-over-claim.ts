import { and, eq } from "drizzle-orm";
import type { Records } from "../records.ts";
import { claims } from "../schema/claims.ts";
import type { Holder } from "./claim.ts";

/**
 * Hands a claim from its holder to another case in one step; `false` when it is not any more as it was seen: whoever
 * looked must look again. With the key of an event it is reserved for that event, as by `claim`.
 */
export async function takeOverClaim(
  { db }: Records,
  claimText: string,
  { by, claimedAt, held }: Holder,
  to: string,
  eventKey?: string,
): Promise<boolean> {
  const kept = eventKey === undefined ? { held: true, reservedFor: [] } : { held: false, reservedFor: [eventKey] };
  const moved = await db
    .update(claims)
    .set({ caseId: to, claimedAt: Date.now(), ...kept })
    .where(
      and(eq(claims.claim, claimText), eq(claims.caseId, by), eq(claims.claimedAt, claimedAt), eq(claims.held, held)),
    )
    .returning({ caseId: claims.caseId });
  return moved.length > 0;
}
