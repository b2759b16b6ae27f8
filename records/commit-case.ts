import { eq } from "drizzle-orm";
import type { CaseCommit } from "./case-commit.ts";
import { caseRow } from "./commit/case-row.ts";
import { CommitOutOfOrder, OpeningMissing } from "./commit/commit-errors.ts";
import { moveCase, openCase } from "./commit/commit-statement.ts";
import { identifierRows } from "./commit/identifier-rows.ts";
import { messageRows } from "./commit/message-rows.ts";
import { taskRows } from "./commit/task-rows.ts";
import { timelineRows } from "./commit/timeline-rows.ts";
import type { SealingKey } from "./crypto/sealing-key.ts";
import type { Records } from "./records.ts";
import { asRecordset } from "./recordset.ts";
import { caseIdentifiers } from "./schema/case-identifiers.ts";
import { cases } from "./schema/cases.ts";
import { domainEvents } from "./schema/domain-events.ts";
import { handledKeys } from "./schema/handled-keys.ts";
import { messages } from "./schema/messages.ts";
import { tasks } from "./schema/tasks.ts";
import { timeline } from "./schema/timeline.ts";

/**
 * Writes one transition of a case down, whole or not at all. A commit whose sequence is stored already changes nothing,
 * whoever else is writing it at the same moment. Throws CommitOutOfOrder when one before it is missing,
 * OpeningMissing, and CaseKeyDestroyed.
 */
export async function commitCase(records: Records, commit: CaseCommit): Promise<"committed" | "alreadyCommitted"> {
  const { caseId, sequence } = commit;
  if (sequence === 0 && !commit.opening) throw new OpeningMissing(caseId);
  const statement = sequence === 0 ? openCase : moveCase;
  const parameters = parametersOf(commit, records, await records.keys.of(caseId));
  for (;;) {
    const stored = await statement(records.db).execute(parameters);
    if (stored.length > 0) return "committed";
    const standing = await sequenceOf(records, caseId);
    if (standing !== undefined && standing >= sequence) return "alreadyCommitted";
    // The one before arrived between the two statements: try again.
    if (standing === undefined || standing < sequence - 1) throw new CommitOutOfOrder(caseId, sequence, standing);
  }
}

function parametersOf(commit: CaseCommit, { keyring }: Records, key: SealingKey): Record<string, unknown> {
  const { caseId, sequence, handled, domainEvent } = commit;
  const { opened, changed } = taskRows(commit);
  const { queued, changed: redirected } = messageRows(commit, key);
  return {
    caseId,
    sequence,
    case: asRecordset(cases, [caseRow(commit, key)]),
    entries: asRecordset(timeline, timelineRows(commit, key)),
    corrected: JSON.stringify(commit.entries.flatMap(({ corrects }) => corrects ?? [])),
    opened: asRecordset(tasks, opened),
    changed: asRecordset(tasks, changed),
    queued: asRecordset(messages, queued),
    redirected: asRecordset(messages, redirected),
    handled: asRecordset(handledKeys, handled ? [{ caseId, ...handled }] : []),
    events: asRecordset(domainEvents, domainEvent ? [{ caseId, sequence, ...domainEvent }] : []),
    identifiers: asRecordset(caseIdentifiers, identifierRows(commit, keyring)),
  };
}

async function sequenceOf({ db }: Records, caseId: string): Promise<number | undefined> {
  const [row] = await db.select({ sequence: cases.sequence }).from(cases).where(eq(cases.caseId, caseId));
  return row?.sequence;
}
