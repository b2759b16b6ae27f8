import { and, eq, sql } from "drizzle-orm";
import type { HandledKey } from "../case-commit.ts";
import { preparedPerDb } from "../prepared-per-db.ts";
import type { Records } from "../records.ts";
import { handledKeys } from "../schema/handled-keys.ts";

const select = preparedPerDb((db) =>
  db
    .select({
      key: handledKeys.key,
      fingerprint: handledKeys.fingerprint,
      at: handledKeys.at,
      sequence: handledKeys.sequence,
    })
    .from(handledKeys)
    .where(and(eq(handledKeys.caseId, sql.placeholder("caseId")), eq(handledKeys.key, sql.placeholder("key"))))
    .prepare("handledKey"),
);

export interface RecordedKey extends HandledKey {
  /** Of the commit that took the event. */
  readonly sequence: number;
}

/** What a case took under this idempotency key; none when it has taken nothing. */
export async function handledKey({ db }: Records, caseId: string, key: string): Promise<RecordedKey | undefined> {
  const [row] = await select(db).execute({ caseId, key });
  return row;
}
