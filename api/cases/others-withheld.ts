import { contractOf } from "../../machines/contracts.ts";
import type { CaseTold } from "../../machines/shared/case-life/internal-events.ts";
import { knownOf } from "../../records/queries/known-of.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { Principal } from "../auth/principal.ts";
import { regionAndStaffOf } from "../auth/viewer-of.ts";
import { fromRecords } from "../away/from-records.ts";

/** What stands in the place of what is said of somebody whose case is not known to whoever reads. */
const WITHHELD = { withheld: true } as const;

/**
 * What a case shows, without what it says of people whose own cases somebody may not know of: a group's participant
 * whose case is restricted to others is counted and not named. By the field that the process says (`othersBy`), and by
 * that of an answer which another case gave: why it refused says where that case stands. Throws RecordsAway.
 */
export async function othersWithheld<Shown>(
  { service }: Pick<ApiDeps, "service">,
  principal: Principal,
  process: string,
  shown: Shown,
): Promise<Shown> {
  const by = contractOf(process)?.othersBy;
  if (by === undefined) return shown;
  const named = new Set<string>();
  walk(shown, [by, ANSWERED_BY], (caseId) => Boolean(named.add(caseId)));
  const known = await fromRecords(() => knownOf(service.records, [...named], regionAndStaffOf(principal)));
  return walk(shown, [by, ANSWERED_BY], (caseId) => known.has(caseId)) as Shown;
}

/** The case that was told something, in what the timeline says of its answer. */
const ANSWERED_BY: keyof CaseTold = "caseId";

const CASE_ID = /^[A-Za-z]+-[a-f0-9]{32}$/;

/** The same value, where it is about cases that are not known without what it says of them. */
function walk(value: unknown, by: readonly string[], isKnown: (caseId: string) => boolean): unknown {
  if (Array.isArray(value)) {
    const kept = value.filter((item) => typeof item !== "string" || !CASE_ID.test(item) || isKnown(item));
    return kept.map((item) => walk(item, by, isKnown));
  }
  if (typeof value !== "object" || value === null) return value;
  const about = by.map((field) => (value as Readonly<Record<string, unknown>>)[field]);
  if (about.some((caseId) => typeof caseId === "string" && !isKnown(caseId))) return WITHHELD;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walk(inner, by, isKnown)]));
}
