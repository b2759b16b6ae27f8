import { eq } from "drizzle-orm";
import type { CaseOpening } from "../case-commit.ts";
import { unsealJson } from "../crypto/sealed-json.ts";
import type { Records } from "../records.ts";
import { cases } from "../schema/cases.ts";

/** Whom a case is about, and whether it is one. */
export interface CasePerson {
  /**
   * Empty for a restricted case, when the case's key has been destroyed, and for cases that began before identifiers were
   * kept.
   */
  readonly identifiers: CaseOpening["identifiers"];
  readonly rehearsal: boolean;
  /** Only staff it names may see the case: nobody else is told whom it is about. */
  readonly restricted: boolean;
}

/** What those outside are told of the person a case is about, as the case stands now, not as it stood at an event. */
export async function personOf({ db, keys }: Records, caseId: string): Promise<CasePerson> {
  const { identifiers, rehearsal, restrictedTo } = cases;
  const [[row], key] = await Promise.all([
    db.select({ identifiers, rehearsal, restrictedTo }).from(cases).where(eq(cases.caseId, caseId)),
    keys.find(caseId),
  ]);
  const restricted = (row?.restrictedTo ?? []).length > 0;
  return {
    identifiers: restricted ? [] : (unsealJson<CaseOpening["identifiers"]>(key, row?.identifiers ?? null) ?? []),
    rehearsal: row?.rehearsal ?? false,
    restricted,
  };
}
