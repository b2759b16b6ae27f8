import type { BulkResult, NotOk, Problem } from "../../client/index.ts";
import type { Body } from "../body/json-schema.ts";
import type { Session } from "../session/session.ts";

/** What became of the event for one case. */
export type CaseResult = BulkResult["results"][number];

/** Few enough that there is something to see every few seconds; the API takes up to 500. */
const AT_ONCE = 100;

/** Whom to tell what. */
export interface Many {
  readonly name: string;
  readonly event: string;
  readonly caseIds: readonly string[];
  readonly body: Body;
  readonly key: string;
}

/** What became of all of them. */
export interface Told {
  readonly ok: true;
  readonly results: readonly CaseResult[];
  /** Why those at the end are not known about. */
  readonly stoppedBy?: Problem;
}

/**
 * Tells cases a part at a time. What refuses the first part is the answer; when a later one gets none, it and those
 * after it are not known about, and what became of the others is not lost.
 */
export async function tellInParts(
  { client, out }: Session,
  { name, event, caseIds, body, key }: Many,
): Promise<Told | NotOk> {
  const results: CaseResult[] = [];
  while (results.length < caseIds.length) {
    const part = caseIds.slice(results.length, results.length + AT_ONCE);
    const told = await client.process(name).sendToMany(part, event, body, { idempotencyKey: key });
    if (!told.ok && results.length === 0) return { ok: false, problem: ofOneBody(told.problem) };
    if (!told.ok) {
      const open = caseIds.slice(results.length).map((caseId) => ({ caseId, result: "unavailable" as const }));
      return { ok: true, results: [...results, ...open], stoppedBy: told.problem };
    }
    results.push(...told.value.results);
    if (caseIds.length > AT_ONCE) out.note(`${results.length} of ${caseIds.length}`);
  }
  return { ok: true, results };
}

/** Fields by the names they have in what was typed: to the API, the body that cases share is a part of another. */
function ofOneBody(problem: Problem): Problem {
  const reasons = problem.reasons?.map((reason) =>
    reason.field === undefined ? reason : { ...reason, field: reason.field.replace(/^body\./, "") },
  );
  return { ...problem, ...(reasons && { reasons }) };
}
