import type { CaseCommit } from "../case-commit.ts";
import type { Row } from "../recordset.ts";
import type { domainEvents } from "../schema/domain-events.ts";

/** The domain event of a commit as the outbox holds it, to be published at once. Dated by the clock on the wall. */
export function eventRows({ caseId, sequence, handled, domainEvent }: CaseCommit): readonly Row<typeof domainEvents>[] {
  if (!domainEvent) return [];
  const now = Date.now();
  return [
    {
      caseId,
      sequence,
      ...domainEvent,
      key: handled?.key ?? null,
      recordedAt: now,
      dueAt: now,
      attempts: 0,
      refusals: 0,
    },
  ];
}
