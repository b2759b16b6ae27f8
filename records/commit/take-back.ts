import { and, eq, gte, inArray, isNotNull, isNull, max, sql, type SQL } from "drizzle-orm";
import { alias, type PgColumn } from "drizzle-orm/pg-core";
import type { Db } from "../db.ts";
import { messageEntry } from "../messages/message-entry.ts";
import { nameOf, recordset } from "../recordset.ts";
import { caseCommits, type RowsBefore } from "../schema/case-commits.ts";
import { domainEvents } from "../schema/domain-events.ts";
import { handledKeys } from "../schema/handled-keys.ts";
import { messages } from "../schema/messages.ts";
import { tasks } from "../schema/tasks.ts";
import { timeline } from "../schema/timeline.ts";
import { byTheWall } from "../wall-clock.ts";
import { putClaimsBack } from "./put-claims-back.ts";

export interface TakingBack {
  readonly caseId: string;
  /** Every commit from this sequence on. */
  readonly from: number;
  /** Those commits, the latest first. */
  readonly stored: readonly (typeof caseCommits.$inferSelect)[];
  readonly clockOffsetMs: number;
}

/**
 * Undoes what commits wrote that are not in the case's history, but for the case's row. Runs in a transaction that has
 * locked that row. Returns the ids of messages that stay because they were attempted; the timeline tells of each.
 */
export async function takeBack(transaction: Db, taking: TakingBack): Promise<ReadonlySet<string>> {
  const { caseId, from, stored } = taking;
  await takeBackTimeline(transaction, taking);
  await putTasksBack(transaction, taking, beforeAll(stored.map(({ tasksBefore }) => tasksBefore)));
  const before = beforeAll(stored.map(({ messagesBefore }) => messagesBefore));
  await putMessagesBack(transaction, taking, before);
  const kept = await removeMessages(transaction, caseId, newIn(before));
  await putClaimsBack(transaction, caseId, beforeAll(stored.map(({ claimsBefore }) => claimsBefore)));
  await transaction.delete(handledKeys).where(and(eq(handledKeys.caseId, caseId), gte(handledKeys.sequence, from)));
  await takeBackEvents(transaction, taking);
  await transaction.delete(caseCommits).where(and(eq(caseCommits.caseId, caseId), gte(caseCommits.sequence, from)));
  return kept;
}

/** What was there before the first of several commits, given the latest first. */
function beforeAll(each: readonly (RowsBefore | null)[]): RowsBefore {
  return Object.assign({}, ...each) as RowsBefore;
}

function newIn(before: RowsBefore): string[] {
  return Object.keys(before).filter((id) => before[id] === null);
}

/** The rows that were there, as a table `given`. */
function asGiven(table: typeof tasks | typeof messages, before: RowsBefore): SQL {
  const rows = Object.values(before).filter((row) => row !== null);
  return sql`${recordset(table, sql`${JSON.stringify(rows)}`)} as given`;
}

const given = (column: PgColumn): SQL => sql`given.${nameOf(column)}`;

/** An entry that was corrected goes back to the latest correction that is left. */
async function takeBackTimeline(transaction: Db, { caseId, from }: TakingBack): Promise<void> {
  await transaction.delete(timeline).where(and(eq(timeline.caseId, caseId), gte(timeline.sequence, from)));
  const later = alias(timeline, "later");
  const left = transaction
    .select({ sequence: max(later.sequence) })
    .from(later)
    .where(and(eq(later.caseId, caseId), eq(later.corrects, timeline.sequence)));
  await transaction
    .update(timeline)
    .set({ correctedBy: sql`(${left})` })
    .where(and(eq(timeline.caseId, caseId), gte(timeline.correctedBy, from)));
}

/** Tasks they opened are gone, those they closed or handed up are as they were. */
async function putTasksBack(transaction: Db, { caseId, clockOffsetMs }: TakingBack, before: RowsBefore): Promise<void> {
  await transaction.delete(tasks).where(and(eq(tasks.caseId, caseId), inArray(tasks.taskId, newIn(before))));
  await transaction
    .update(tasks)
    .set({
      title: given(tasks.title),
      role: given(tasks.role),
      reason: given(tasks.reason),
      due: given(tasks.due),
      // The rehearsal's clock may have been moved since.
      dueWall: byTheWall(given(tasks.due), sql`${clockOffsetMs}::bigint`),
      openedAt: given(tasks.openedAt),
      escalatedAt: given(tasks.escalatedAt),
      closedAt: given(tasks.closedAt),
      closedBy: given(tasks.closedBy),
    })
    .from(asGiven(tasks, before))
    .where(and(eq(tasks.caseId, caseId), eq(tasks.taskId, given(tasks.taskId))));
}

/**
 * A message they withdrew is wanted again, and one they redirected goes where it went before. What became of it since
 * stays: an attempt shows the address it was made to, the next one goes to the one before, and a settled message is
 * settled.
 */
async function putMessagesBack(transaction: Db, { caseId }: TakingBack, before: RowsBefore): Promise<void> {
  const untouched = (column: PgColumn) =>
    sql`case when ${messages.attempts} = 0 then ${given(column)} else ${column} end`;
  const goesTo = (next: PgColumn, column: PgColumn) =>
    sql`case when ${messages.attempts} = 0 then null
      else nullif(coalesce(${given(next)}, ${given(column)}), ${column}) end`;
  await transaction
    .update(messages)
    .set({
      channel: untouched(messages.channel),
      address: untouched(messages.address),
      nextChannel: goesTo(messages.nextChannel, messages.channel),
      nextAddress: goesTo(messages.nextAddress, messages.address),
      validUntil: given(messages.validUntil),
      status: untouched(messages.status),
      withdrawnAt: given(messages.withdrawnAt),
      withdrawnReason: given(messages.withdrawnReason),
    })
    .from(asGiven(messages, before))
    .where(
      and(eq(messages.caseId, caseId), eq(messages.messageId, given(messages.messageId)), isNull(messages.settledAt)),
    );
}

/**
 * A message is sent only after the task that queued it was completed, so none of these was attempted. Should one have
 * been all the same, a person must know: what was sent cannot be unsent.
 */
async function removeMessages(transaction: Db, caseId: string, ids: string[]): Promise<ReadonlySet<string>> {
  const theirs = and(eq(messages.caseId, caseId), inArray(messages.messageId, ids));
  await transaction.delete(messages).where(and(theirs, eq(messages.attempts, 0), isNull(messages.settledAt)));
  const { messageId, template, channel } = messages;
  const kept = transaction
    .$with("kept")
    .as(transaction.select({ messageId, caseId: messages.caseId, template, channel }).from(messages).where(theirs));
  const entry = transaction.$with("entry", {}).as(messageEntry("message", sql`kept`));
  const rows = await transaction
    .with(kept, entry)
    .select({ messageId: kept.messageId })
    .from(kept)
    .prepare("keepAttemptedMessages")
    .execute({ said: "attempted for a transition that was taken back: check what was sent", now: Date.now() });
  return new Set(rows.map((row) => row.messageId));
}

/** An event that was published cannot be taken back from those who have read it: it is marked. */
async function takeBackEvents(transaction: Db, { caseId, from }: TakingBack): Promise<void> {
  const theirs = and(eq(domainEvents.caseId, caseId), gte(domainEvents.sequence, from));
  await transaction.delete(domainEvents).where(and(theirs, isNull(domainEvents.publishedAt)));
  await transaction
    .update(domainEvents)
    .set({ takenBackAt: Date.now() })
    .where(and(theirs, isNotNull(domainEvents.publishedAt), isNull(domainEvents.takenBackAt)));
}
