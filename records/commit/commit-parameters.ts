import type { CaseCommit } from "../case-commit.ts";
import type { Keyring } from "../crypto/keyring.ts";
import type { SealingKey } from "../crypto/sealing-key.ts";
import { asRecordset } from "../recordset.ts";
import { caseIdentifiers } from "../schema/case-identifiers.ts";
import { cases } from "../schema/cases.ts";
import { claims } from "../schema/claims.ts";
import { domainEvents } from "../schema/domain-events.ts";
import { handledKeys } from "../schema/handled-keys.ts";
import { messages } from "../schema/messages.ts";
import { tasks } from "../schema/tasks.ts";
import { timeline } from "../schema/timeline.ts";
import { caseRow } from "./case-row.ts";
import { claimRows } from "./claim-rows.ts";
import { eventRows } from "./event-rows.ts";
import { identifierRows } from "./identifier-rows.ts";
import { messageRows } from "./message-rows.ts";
import { taskRows } from "./task-rows.ts";
import { timelineRows } from "./timeline-rows.ts";

/** What the statements of `commit-statement.ts` are given. */
export type CommitParameters = Readonly<Record<string, unknown>> & { readonly hash: string };

/** A commit as those statements take it, personal columns sealed. */
export function commitParameters(commit: CaseCommit, ring: Keyring, key: SealingKey, hash: string): CommitParameters {
  const { caseId, sequence, handled } = commit;
  const { opened, changed } = taskRows(commit);
  const { queued, changed: redirected } = messageRows(commit, key);
  const { held, released } = claimRows(commit, ring);
  return {
    caseId,
    sequence,
    hash,
    case: asRecordset(cases, [caseRow(commit, key)]),
    entries: asRecordset(timeline, timelineRows(commit, key)),
    corrected: JSON.stringify(commit.entries.flatMap(({ corrects }) => corrects ?? [])),
    opened: asRecordset(tasks, opened),
    changed: asRecordset(tasks, changed),
    queued: asRecordset(messages, queued),
    redirected: asRecordset(messages, redirected),
    handled: asRecordset(handledKeys, handled ? [{ caseId, sequence, ...handled }] : []),
    events: asRecordset(domainEvents, eventRows(commit)),
    identifiers: asRecordset(caseIdentifiers, identifierRows(commit, ring)),
    held: asRecordset(claims, held),
    released: asRecordset(claims, released),
    handledKey: handled?.key ?? null,
  };
}
