import { setTimeout as wait } from "node:timers/promises";
import { answerWithin } from "../../cases/case-service.ts";
import type { ApiDeps } from "../api-deps.ts";
import { ifRecordsAnswer } from "../away/if-records-answer.ts";
import type { Principal } from "../auth/principal.ts";
import type { CaseJson } from "./case-schema.ts";
import { readCase } from "./read-case.ts";

/** Milliseconds. */
const FIRST_WAIT_MS = 10;
const LONGEST_WAIT_MS = 100;

/**
 * A case that has just been started, as soon as its start is written down; nothing when that takes too long, for the
 * records may have gone away meanwhile and the case has been started all the same.
 */
export async function untilWritten(deps: ApiDeps, principal: Principal, caseId: string): Promise<CaseJson | undefined> {
  const deadline = Date.now() + answerWithin(deps.service);
  for (let pause = FIRST_WAIT_MS; ; pause = Math.min(pause * 2, LONGEST_WAIT_MS)) {
    const found = await ifRecordsAnswer(readCase(deps, principal, caseId));
    if (found || Date.now() + pause > deadline) return found;
    await wait(pause);
  }
}
