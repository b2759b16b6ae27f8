import type { ProcessDefinition } from "../../machines/shared/process-definition.ts";
import type { Instant } from "../../machines/shared/time.ts";
import type { CaseStart } from "./live-case.ts";
import { started } from "./transition.ts";
import type { Worked } from "./worked.ts";

/**
 * The first transition of a case, from what its workflow is started with. Pure, so that whoever starts a case can see
 * beforehand whether the machine can begin at all, and what operators will filter it by.
 * @throws CalendarHorizonError when a date of the case lies beyond its calendar.
 */
export function begun(definition: ProcessDefinition, caseId: string, start: CaseStart, now: Instant): Worked {
  const { input, calendar, opening, actor, handled, notBefore } = start;
  const at = Math.max(now, notBefore ?? 0);
  return started(definition, caseId, { ...input, calendar }, { at, actor, handled }, opening);
}
