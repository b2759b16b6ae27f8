import { and, eq } from "drizzle-orm";
import type { Db } from "../db.ts";
import { claims } from "../schema/claims.ts";
import { isFree } from "./is-free.ts";

/**
 * Deletes what a case has let go of. Only tidying: a claim is free from the moment it was let go of. It cannot be one
 * statement with that, for the claim may be reserved again by the same case in between.
 */
export async function sweepClaims(db: Db, caseId: string): Promise<void> {
  await db.delete(claims).where(and(eq(claims.caseId, caseId), isFree));
}
