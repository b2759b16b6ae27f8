import { needsCatchUp } from "../bbr-shared/attendance.ts";
import { settled } from "../shared/case-life/corrections.ts";
import type { BbrContext, SafeguardingCause, SessionRecord } from "./context.ts";
import { sessionId } from "./progress.ts";
import type { Received } from "./vocabulary.ts";

/** A register's entry, from a group or of a session delivered one-to-one. */
export type SessionEvent = Received<"attendanceRecorded"> | Received<"sessionRecorded">;

/** What an entry of a register says, without what is known already. */
type Entry = Omit<SessionRecord, "entry">;

/** A session delivered one-to-one has no register of its own: what is recorded later corrects what was recorded before. */
export function entryOf({ sequence }: BbrContext, event: SessionEvent): Entry {
  const { attendance, disclosure } = event;
  if (event.type === "sessionRecorded") {
    const { module, number, on } = event;
    return { id: sessionId(module, number), module, on, attendance, disclosure, register: sequence };
  }
  const { groupCaseId, register } = event;
  const { id, module, on } = event.session;
  return { id, module, on, attendance, disclosure, groupCaseId, register };
}

/** What is known of this session in this group. */
export function knownRecord({ records }: BbrContext, { id, groupCaseId }: Entry): SessionRecord | undefined {
  return records.find((record) => record.id === id && record.groupCaseId === groupCaseId);
}

/** A register's entry kept: a higher one corrects a lower, and a repeat changes nothing. */
export function recordKept(context: BbrContext, event: SessionEvent): Partial<BbrContext> {
  const entry = entryOf(context, event);
  const known = knownRecord(context, entry);
  if (known && known.register >= entry.register) return {};
  const record = { ...entry, entry: known?.entry ?? context.sequence };
  const records = known
    ? context.records.map((each) => (each === known ? record : each))
    : [...context.records, record];
  const change = { records, safeguarding: safeguardingAfter(context, record, known) };
  // A module that has begun rests on what came before it: that can no longer be undone.
  const begins = !context.records.some(({ module }) => module === entry.module);
  return begins ? settled<BbrContext>(change) : change;
}

/** Why partner and children must be thought of again; nothing when the session went as it should. */
export function concernOf({
  attendance,
  disclosure,
}: Pick<SessionRecord, "attendance" | "disclosure">): string | undefined {
  if (disclosure) return "A disclosure";
  if (attendance === "attendedFailedToComply") return "A session attended without complying";
  return needsCatchUp(attendance) ? "A missed session" : undefined;
}

function safeguardingAfter(
  { safeguarding, sequence }: BbrContext,
  record: SessionRecord,
  known: SessionRecord | undefined,
): readonly SafeguardingCause[] {
  const cause = concernOf(record);
  if (known && concernOf(known) === cause) return safeguarding;
  const others = safeguarding.filter((each) => each.record !== record.entry);
  return cause === undefined ? others : [...others, { entry: sequence, cause, record: record.entry }];
}
