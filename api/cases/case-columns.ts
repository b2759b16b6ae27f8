import { contractOf } from "../../machines/contracts.ts";
import type { CaseSummary } from "../../records/queries/case-summary.ts";
import { isoInstant } from "../requests/instant-field.ts";

/** Of several states or sentences in one cell. */
const AND = "; ";

/**
 * The columns of a file of cases, in order. No personal data: not of the person a case is about, and not the name of
 * the member of staff who has it, for a file leaves the building.
 */
const COLUMNS: Readonly<Record<string, (found: CaseSummary) => string | undefined>> = {
  caseId: ({ caseId }) => caseId,
  process: ({ process }) => process,
  title: ({ process }) => contractOf(process)?.title,
  status: ({ status }) => status,
  state: ({ paths }) => paths.join(AND),
  stateInWords: ({ words }) => words.join(AND),
  since: ({ since }) => isoInstant(since),
  outcome: ({ outcome }) => outcome,
  ownerRole: ({ owner }) => owner.role,
  region: ({ region }) => region,
  memberOf: ({ memberOf }) => memberOf,
  nextDeadline: ({ nextDeadline }) => (nextDeadline === undefined ? undefined : isoInstant(nextDeadline)),
  startedAt: ({ startedAt }) => isoInstant(startedAt),
  updatedAt: ({ updatedAt }) => isoInstant(updatedAt),
  rehearsal: ({ rehearsal }) => String(rehearsal),
};

export const CASE_COLUMNS = Object.keys(COLUMNS);

/** A case as a row of such a file. */
export function caseCells(found: CaseSummary): string[] {
  return Object.values(COLUMNS).map((cell) => cell(found) ?? "");
}
