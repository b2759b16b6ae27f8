import type { CaseCommit, CaseOpening } from "../../../records/case-commit.ts";
import { commitCase } from "../../../records/commit-case.ts";
import type { Records } from "../../../records/records.ts";
import { opening, START, transition } from "../../records/support/a-case.ts";

export const IDENTIFIERS: CaseOpening["identifiers"] = [
  { kind: "crn", value: "X320741" },
  { kind: "prisonNumber", value: "A1234BC" },
];

/** What a commit carries when it took an event: the event to publish, and the key by which the history is asked. */
export function eventOf(
  { caseId, sequence }: Pick<CaseCommit, "caseId" | "sequence">,
  description: string,
): Required<Pick<CaseCommit, "handled" | "domainEvent">> {
  return {
    handled: { key: `key of ${caseId} ${sequence} ${description}`, fingerprint: "f", at: START },
    domainEvent: {
      eventType: "throughcare.opt-in-letter.opted-in",
      version: 1,
      occurredAt: START + sequence,
      description,
      additionalInformation: { caseId, process: "optInLetter", state: "optedIn.windowOpen" },
    },
  };
}

/** A later commit with an event; its timeline says the same. */
export function withEvent(caseId: string, sequence: number, description: string): CaseCommit {
  return transition(caseId, sequence, eventOf({ caseId, sequence }, description));
}

/** Writes a case down that has been told `count` events, its start among them. */
export async function aCaseWithEvents(records: Records, caseId: string, count: number): Promise<void> {
  const about = { startedAt: START, identifiers: IDENTIFIERS, rehearsal: false };
  await commitCase(records, opening(caseId, { opening: about, ...eventOf({ caseId, sequence: 0 }, "event 0") }));
  for (let sequence = 1; sequence < count; sequence += 1) {
    await commitCase(records, withEvent(caseId, sequence, `event ${sequence}`));
  }
}
