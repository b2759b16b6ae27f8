import { and, eq, inArray, or, sql } from "drizzle-orm";
import { isFree } from "../claims/is-free.ts";
import type { Db } from "../db.ts";
import { namesOf, recordset } from "../recordset.ts";
import type { RowsBefore } from "../schema/case-commits.ts";
import { claims } from "../schema/claims.ts";

/**
 * What commits that never happened said their case held is not held, and what they let go of is held again, unless
 * another case has it by now. An event for which it was reserved may still be on its way: it is reserved again.
 */
export async function putClaimsBack(transaction: Db, caseId: string, before: RowsBefore): Promise<void> {
  const added = Object.keys(before).filter((claim) => before[claim] === null);
  await transaction
    .update(claims)
    .set({ held: false })
    .where(and(eq(claims.caseId, caseId), inArray(claims.claim, added)));
  const had = Object.values(before).filter((row) => row !== null);
  if (had.length === 0) return;
  const names = sql.join([...namesOf(claims)], sql`, `);
  const free = or(sql`${claims.caseId} = excluded.case_id`, isFree);
  await transaction.execute(sql`
    insert into ${claims} (${names}) select ${names} from ${recordset(claims, sql`${JSON.stringify(had)}`)}
    on conflict (claim) do update
    set case_id = excluded.case_id, held = excluded.held,
      reserved_for = ${claims.reservedFor} || excluded.reserved_for
    where ${free}`);
}
