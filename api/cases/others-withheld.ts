import { contractOf } from "../../machines/contracts.ts";
import type { CaseTold } from "../../machines/shared/case-life/internal-events.ts";
import { knownOf } from "../../records/queries/known-of.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { Principal } from "../auth/principal.ts";
import { regionAndStaffOf } from "../auth/viewer-of.ts";
import { fromRecords } from "../away/from-records.ts";

/**
 * What a case shows, without what it says of people whose own cases somebody may not know of: a group's participant
 * whose case is restricted to others is withheld but for the bare id of that case. By it they are counted and told apart
 * in a register, and whoever asks for it finds no such case. By the field that the process says (`othersBy`), and by
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
  const known = await fromRecords(service, (records) => knownOf(records, [...named], regionAndStaffOf(principal)));
  return walk(shown, [by, ANSWERED_BY], (caseId) => known.has(caseId)) as Shown;
}

/** The case that was told something, in what the timeline says of its answer. */
const ANSWERED_BY: keyof CaseTold = "caseId";

/** The same value; where it is about a case that is not known, the field that names it and no other. */
function walk(value: unknown, by: readonly string[], isKnown: (caseId: string) => boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => walk(item, by, isKnown));
  if (typeof value !== "object" || value === null) return value;
  const about = by.map((field) => [field, (value as Readonly<Record<string, unknown>>)[field]] as const);
  const unknown = about.find(([, caseId]) => typeof caseId === "string" && !isKnown(caseId));
  if (unknown) return { ...Object.fromEntries([unknown]), withheld: true };
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walk(inner, by, isKnown)]));
}
