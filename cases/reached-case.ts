import { setTimeout as wait } from "node:timers/promises";
import { findCase, type CaseDetails } from "../records/queries/find-case.ts";
import { answerWithin, type CaseService } from "./case-service.ts";
import { isRunning } from "./passes-on.ts";
import type { EventRequest } from "./send-event.ts";
import type { Sent } from "./sent.ts";
import { isAway } from "./temporal-away.ts";

/** Milliseconds. */
const FIRST_WAIT_MS = 10;
const LONGEST_WAIT_MS = 100;

type NotReached = Extract<Sent, { readonly result: "notFound" | "unavailable" }>;

/**
 * The case an event is for, as records have it, when whoever sends the event may know of it; else what they hear. A case
 * that has only just been started is waited for a moment. Until it is written down nobody can say whose it is, so it
 * hears from nobody, and is not available now. Throws when the records are away.
 */
export async function reachedCase(
  service: CaseService,
  { caseId, process, reaches }: Pick<EventRequest, "caseId" | "process" | "reaches">,
): Promise<CaseDetails | NotReached> {
  const isReached = (found: CaseDetails): boolean => found.process === process && reaches?.(found) !== false;
  const first = await findCase(service.records, caseId);
  if (first && isReached(first)) return first;
  try {
    // Asked of a case that is not theirs, too, so that the answer takes as long as for one that does not exist.
    const running = await isRunning(service, caseId);
    if (first || !running) return { result: "notFound" };
  } catch (error) {
    if (isAway(error)) return { result: "unavailable" };
    throw error;
  }
  const found = await untilWritten(service, caseId);
  if (!found) return { result: "unavailable" };
  return isReached(found) ? found : { result: "notFound" };
}

/** A start is usually written down within a twentieth of the time it is waited for. */
async function untilWritten(service: CaseService, caseId: string): Promise<CaseDetails | undefined> {
  const deadline = Date.now() + answerWithin(service);
  for (let pause = FIRST_WAIT_MS; Date.now() + pause <= deadline; pause = Math.min(pause * 2, LONGEST_WAIT_MS)) {
    await wait(pause);
    const found = await findCase(service.records, caseId);
    if (found) return found;
  }
  return undefined;
}
