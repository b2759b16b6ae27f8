import { and, eq, inArray, sql } from "drizzle-orm";
import type { Records } from "../records.ts";
import { claims } from "../schema/claims.ts";
import { sweepClaims } from "./sweep-claims.ts";

/** Ends what was reserved for one event; what the case holds, or another event of it wants, stays. */
export async function withdrawReservation(
  { db }: Records,
  claimTexts: readonly string[],
  caseId: string,
  eventKey: string,
): Promise<void> {
  await db
    .update(claims)
    .set({ reservedFor: sql`array_remove(${claims.reservedFor}, ${eventKey})` })
    .where(and(inArray(claims.claim, [...claimTexts]), eq(claims.caseId, caseId)));
  await sweepClaims(db, caseId);
}
