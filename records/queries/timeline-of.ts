import { and, eq, sql } from "drizzle-orm";
import type { Actor } from "../../machines/shared/actor.ts";
import type { Instant } from "../../machines/shared/time.ts";
import { unsealJson } from "../crypto/sealed-json.ts";
import type { SealingKey } from "../crypto/sealing-key.ts";
import { preparedPerDb } from "../prepared-per-db.ts";
import type { Records } from "../records.ts";
import { timeline } from "../schema/timeline.ts";
import { pageOf, readCursor, type Cursor, type Page } from "./cursor.ts";

export interface RecordedEntry {
  readonly kind: (typeof timeline.$inferSelect)["kind"];
  /** Event, deadline or template name. */
  readonly name: string;
  readonly text: string;
  readonly at: Instant;
  readonly actor: Actor;
  /** Of the transition; absent for what became of a message. How a correction names the entry. */
  readonly sequence?: number;
  /** Absent when the entry has none, and once the case's key has been destroyed. */
  readonly data?: unknown;
  readonly corrects?: number;
  /** The sequence of the latest correction of this entry. */
  readonly correctedBy?: number;
  readonly messageId?: string;
}

/** Before every entry there can be. */
const BEGINNING = [0, 0] as const;

const select = preparedPerDb((db) => {
  const at = sql.param(sql.placeholder("at"), timeline.at);
  return db
    .select()
    .from(timeline)
    .where(
      and(
        eq(timeline.caseId, sql.placeholder("caseId")),
        sql`(${timeline.at}, ${timeline.id}) > (${at}::timestamptz, ${sql.placeholder("id")}::bigint)`,
      ),
    )
    .orderBy(timeline.at, timeline.id)
    .limit(sql.placeholder("limit"))
    .prepare("timelineOf");
});

/** What happened in a case, oldest first. Throws CursorInvalid. */
export async function timelineOf(
  { db, keys }: Records,
  caseId: string,
  { after, limit }: { readonly after?: Cursor; readonly limit: number },
): Promise<Page<RecordedEntry>> {
  const [at, id] = after === undefined ? BEGINNING : readCursor<number>(after, "number");
  const [rows, key] = await Promise.all([select(db).execute({ caseId, at, id, limit: limit + 1 }), keys.find(caseId)]);
  const { items, ...next } = pageOf(rows, limit, (row) => [row.at, row.id]);
  return { items: items.map((row) => recordedEntry(row, key)), ...next };
}

function recordedEntry(row: typeof timeline.$inferSelect, key: SealingKey | undefined): RecordedEntry {
  const { kind, name, text, at, sequence, corrects, correctedBy, messageId } = row;
  const data = unsealJson(key, row.data);
  return {
    kind,
    name,
    text,
    at,
    actor: { id: row.actorId, displayName: row.actorName, role: row.actorRole },
    ...(sequence !== null && { sequence }),
    ...(data !== undefined && { data }),
    ...(corrects !== null && { corrects }),
    ...(correctedBy !== null && { correctedBy }),
    ...(messageId !== null && { messageId }),
  };
}
