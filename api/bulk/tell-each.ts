import type { FastifyBaseLogger } from "fastify";
import { sendEvent, type EventRequest } from "../../cases/send-event.ts";
import { isAway } from "../../cases/temporal-away.ts";
import { contractOf } from "../../machines/contracts.ts";
import type { Refusal } from "../../machines/shared/process-definition.ts";
import type { ApiDeps } from "../api-deps.ts";
import { processOf } from "../../cases/identity.ts";
import type { Principal } from "../auth/principal.ts";
import { orAway } from "../away/or-away.ts";
import { isRecordsAway } from "../away/records-away.ts";
import { TemporalAway } from "../away/temporal-away.ts";
import { faultLine } from "../../cases/fault-line.ts";
import { aboutCasesKnown } from "../processes/about-cases-known.ts";
import { lockingOut } from "../processes/locking-out.ts";
import { caseParams } from "../requests/case-params.ts";
import { atMostAtOnce } from "../../cases/at-most-at-once.ts";
import type { ToCase } from "./bulk-body.ts";
import { bulkResult, type BulkResult } from "./bulk-result.ts";

/** Enough to keep a worker busy, and few enough that somebody's single event meanwhile hardly waits. */
const AT_ONCE = 5;

/**
 * How long cases are still begun with. All of them hear of the instant at which the request was received, and a case
 * takes no event older than 30 seconds; one event is given up after six. Milliseconds.
 */
const BEGUN_WITHIN_MS = 20_000;

/** An event to many cases: everything but which of them, and what it says to each. */
export type Told = Omit<EventRequest, "caseId" | "body">;

/**
 * Sends each case its event, so many at once. Never throws for one case what would keep the results of the others. Once
 * nothing answered for as many in a row as are told at once, or time is up, the rest is not tried: the
 * same key asks again.
 */
export async function tellEach(
  deps: ApiDeps,
  principal: Principal,
  told: Told,
  cases: readonly ToCase[],
  log: FastifyBaseLogger,
): Promise<readonly BulkResult[]> {
  let awayInARow = 0;
  return atMostAtOnce(AT_ONCE, cases, async (toCase) => {
    const { caseId } = toCase;
    if (awayInARow >= AT_ONCE || Date.now() - told.receivedAt > BEGUN_WITHIN_MS)
      return { caseId, result: "unavailable" };
    try {
      const result = await tellOne(deps, principal, told, toCase);
      awayInARow = result.result === "unavailable" ? awayInARow + 1 : 0;
      return result;
    } catch (error) {
      const isThere = !(isRecordsAway(error) || error instanceof TemporalAway || isAway(error));
      log.error(faultLine(error), isThere ? "fault" : "away");
      if (isThere) return { caseId, result: "unexpected" };
      awayInARow += 1;
      return { caseId, result: "unavailable" };
    }
  });
}

async function tellOne(deps: ApiDeps, principal: Principal, told: Told, { caseId, body }: ToCase): Promise<BulkResult> {
  // What cannot be the id of one is answered like one that no case has.
  if (!caseParams.shape.caseId.safeParse(caseId).success || processOf(caseId) !== told.process) {
    return { caseId, result: "notFound" };
  }
  const refused = ofThisSender(principal, told, body);
  if (refused.length > 0) return bulkResult(told.process, caseId, { result: "invalid", reasons: refused }, refused);
  const sent = await orAway(deps.service, sendEvent(deps.service, { ...told, caseId, body }));
  const reasons = "reasons" in sent ? await aboutCasesKnown(deps, principal, told.process, sent.reasons) : undefined;
  return bulkResult(told.process, caseId, sent, reasons);
}

/** Why this sender may not say this, whatever the case. */
function ofThisSender(principal: Principal, { process, event }: Told, body: unknown): readonly Refusal[] {
  const contract = contractOf(process);
  const said = contract?.events[event];
  return contract && said ? lockingOut(contract, principal, said.body, body) : [];
}
