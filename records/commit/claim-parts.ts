import { sql, type SQL } from "drizzle-orm";
import { isFree } from "../claims/is-free.ts";
import { namesOf, recordset } from "../recordset.ts";
import { claims } from "../schema/claims.ts";

// Parts of the statement of `commit-statement.ts`, for the few commits that change what their case holds: measured on
// PGlite, having them in every commit made each a quarter to a half slower.

/** The event that the commit handled wants nothing any more, whatever it led to. */
const reservedForOthers = sql`reserved_for = array_remove(${claims.reservedFor}, ${sql.placeholder("handledKey")}::text)`;

/** Reserved before the event was accepted, as a rule. What another case has is left to it, and the commit stands. */
export function holdClaims(): SQL {
  const names = sql.join([...namesOf(claims)], sql`, `);
  return sql`insert into ${claims} (${names})
    select ${names} from ${recordset(claims, sql.placeholder("held"))} where exists (select from stored)
    on conflict (claim) do update
    set case_id = excluded.case_id, claimed_at = excluded.claimed_at, held = true, ${reservedForOthers}
    where ${claims.caseId} = excluded.case_id or ${isFree}`;
}

/** From here on they are free for other cases, unless an event on its way to this one wants them. */
export function releaseClaims(): SQL {
  return sql`update ${claims} set held = false, ${reservedForOthers} from stored
    where ${claims.caseId} = ${sql.placeholder("caseId")}::text
      and ${claims.claim} in (select claim from ${recordset(claims, sql.placeholder("released"))})`;
}
