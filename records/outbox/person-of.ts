import { eq } from "drizzle-orm";
import type { CaseOpening } from "../case-commit.ts";
import { unsealJson } from "../crypto/sealed-json.ts";
import type { Records } from "../records.ts";
import { cases } from "../schema/cases.ts";

/** Whom a case is about, and whether it is one. */
export interface CasePerson {
  /** Empty when the case's key has been destroyed, and for cases that began before identifiers were kept. */
  readonly identifiers: CaseOpening["identifiers"];
  readonly rehearsal: boolean;
}

/** What those outside are told of the person a case is about. */
export async function personOf({ db, keys }: Records, caseId: string): Promise<CasePerson> {
  const { identifiers, rehearsal } = cases;
  const [[row], key] = await Promise.all([
    db.select({ identifiers, rehearsal }).from(cases).where(eq(cases.caseId, caseId)),
    keys.find(caseId),
  ]);
  return {
    identifiers: unsealJson<CaseOpening["identifiers"]>(key, row?.identifiers ?? null) ?? [],
    rehearsal: row?.rehearsal ?? false,
  };
}
